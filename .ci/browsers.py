"""Chromium and Firefox as a program drives them, with nothing but Python: Chromium by the DevTools protocol over a pipe, Firefox
by Marionette over a socket. Each looks at one page, without a screen and without any network but this machine's."""

import base64
import itertools
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time

PATIENCE = 20


class Failed(Exception):
    """What a browser answers to a command that it cannot carry out."""


class Chromium:
    name = "chromium"

    def __init__(self):
        self.home = tempfile.mkdtemp()
        to_browser, self.to = os.pipe()
        self.back, from_browser = os.pipe()

        def hand_over():
            # The browser reads from 3 and writes to 4; neither end may be lost when the other is put there.
            read, write = os.dup(to_browser), os.dup(from_browser)
            read, write = [fd if fd > 4 else os.dup(os.dup(os.dup(fd))) for fd in (read, write)]
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pings",
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
             "--remote-debugging-pipe", f"--user-data-dir={self.home}"],
            preexec_fn=hand_over, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.numbers, self.rest, self.session = itertools.count(1), b"", None
        self.requests, self.complaints = [], []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "Accessibility"):
            self.call(f"{domain}.enable")
        self.size(1280, 800)

    def read(self):
        end = time.monotonic() + PATIENCE
        while b"\0" not in self.rest:
            part = os.read(self.back, 1 << 20)
            if not part or time.monotonic() > end:
                raise Failed("the browser went away")
            self.rest += part
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **params):
        number = next(self.numbers)
        message = {"id": number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            self.note(answer)
            if answer.get("id") == number:
                if "error" in answer:
                    raise Failed(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def note(self, event):
        method, params = event.get("method"), event.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(str(params["args"]))

    def open(self, url):
        self.requests, self.complaints = [], []
        # An address that differs in what follows `#` alone would not be loaded again.
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=url)
        wait(self, "document.readyState === 'complete' && location.href !== 'about:blank'")

    def run(self, script):
        answer = self.call("Runtime.evaluate", expression=f"(() => {{ {script} }})()", returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise Failed(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def source(self):
        root = self.call("DOM.getDocument", depth=0)["root"]["nodeId"]
        return self.call("DOM.getOuterHTML", nodeId=root)["outerHTML"]

    def size(self, width, height, phone=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        self.call("Emulation.setTouchEmulationEnabled", enabled=phone)

    def media(self, **features):
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def scripts(self, allowed):
        self.call("Emulation.setScriptExecutionDisabled", value=not allowed)

    def click(self, x, y):
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def point(self, x, y):
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def tap(self, x, y):
        self.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def touch(self, moments):
        """Fingers on the screen: where each of them is at one moment after the other."""
        for kind, fingers in [("touchStart", moments[0]), *(("touchMove", fingers) for fingers in moments[1:]), ("touchEnd", [])]:
            points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(fingers)]
            self.call("Input.dispatchTouchEvent", type=kind, touchPoints=points)

    def label(self, selector):
        """The accessible name of the first element that fits."""
        root = self.call("DOM.getDocument", depth=0)["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        found = self.call("Accessibility.getPartialAXTree", nodeId=node, fetchRelatives=False)["nodes"]
        return found[0].get("name", {}).get("value", "")

    def saves_to(self, folder):
        self.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))

    def press(self, key):
        code = {" ": 32, "Home": 36, "End": 35, "Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, "ArrowRight": 39, "ArrowLeft": 37}[key]
        text = {"Enter": {"text": "\r"}, " ": {"text": " "}}.get(key, {})
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)

    def spoken(self):
        """The roles and names of the accessibility tree."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node["ignored"]]

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def printed(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"]))

    def close(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


class Firefox:
    name = "firefox"

    def __init__(self, scheme="light", scripts=True):
        self.home = tempfile.mkdtemp()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = {
            "marionette.port": port, "app.update.enabled": False, "browser.shell.checkDefaultBrowser": False,
            "datareporting.policy.dataSubmissionEnabled": False, "network.captive-portal-service.enabled": False,
            "network.connectivity-service.enabled": False, "browser.newtabpage.enabled": False,
            "browser.startup.page": 0, "toolkit.telemetry.enabled": False, "extensions.update.enabled": False,
            "ui.prefersReducedMotion": 1, "layout.css.prefers-color-scheme.content-override": 0 if scheme == "dark" else 1,
            "network.proxy.type": 0, "javascript.enabled": scripts,
        }
        with open(os.path.join(self.home, "user.js"), "w", encoding="utf-8") as file:
            for name, value in settings.items():
                file.write(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n")
        self.process = subprocess.Popen(
            ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", self.home],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.numbers, self.rest = itertools.count(1), b""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
        self.read()
        self.call("WebDriver:NewSession", capabilities={})
        if scripts:
            self.size(1280, 800)
        else:
            self.call("WebDriver:SetWindowRect", width=1280, height=900)

    def read(self):
        while b":" not in self.rest:
            self.rest += self.socket.recv(1 << 16)
        length, self.rest = self.rest.split(b":", 1)
        while len(self.rest) < int(length):
            self.rest += self.socket.recv(1 << 20)
        message, self.rest = self.rest[:int(length)], self.rest[int(length):]
        return json.loads(message)

    def call(self, command, **params):
        number = next(self.numbers)
        message = json.dumps([0, number, command, params]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, _, error, result = self.read()
        if error:
            raise Failed(f"{command}: {error.get('message')}")
        return result

    def open(self, url):
        self.call("WebDriver:Navigate", url="about:blank")
        self.call("WebDriver:Navigate", url=url)

    def run(self, script):
        return self.call("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def source(self):
        return self.call("WebDriver:GetPageSource")["value"]

    def size(self, width, height, phone=False):
        # What is asked for is the window; what is wanted is the page in it.
        for _ in range(3):
            inner = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]")
            self.call("WebDriver:SetWindowRect", width=width + inner[0], height=height + inner[1])

    def media(self, **features):
        pass

    def act(self, kind, **source):
        self.call("WebDriver:PerformActions", actions=[{"type": kind, "id": kind, **source}])

    def click(self, x, y):
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
        self.act("pointer", parameters={"pointerType": "mouse"}, actions=[
            move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}])

    def point(self, x, y):
        self.act("pointer", parameters={"pointerType": "mouse"}, actions=[
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}])

    def press(self, key):
        value = {" ": " ", "Home": "\ue011", "End": "\ue010", "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "ArrowDown": "\ue015", "ArrowUp": "\ue013",
                 "ArrowRight": "\ue014", "ArrowLeft": "\ue012"}[key]
        self.act("key", actions=[{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}])

    def tap(self, x, y):
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
        self.call("WebDriver:PerformActions", actions=[{
            "type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"},
            "actions": [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]}])

    def touch(self, moments):
        """Fingers on the screen: where each of them is at one moment after the other."""
        def moves(finger):
            where = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0} for x, y in (fingers[finger] for fingers in moments)]
            return [where[0], {"type": "pointerDown", "button": 0}, *where[1:], {"type": "pointerUp", "button": 0}]

        self.call("WebDriver:PerformActions", actions=[
            {"type": "pointer", "id": f"finger {finger}", "parameters": {"pointerType": "touch"}, "actions": moves(finger)}
            for finger in range(len(moments[0]))])

    def element(self, selector):
        found = self.call("WebDriver:FindElement", using="css selector", value=selector)["value"]
        return next(iter(found.values()))

    def label(self, selector):
        return self.call("WebDriver:GetComputedLabel", id=self.element(selector))["value"]

    def text(self, selector):
        return self.call("WebDriver:GetElementText", id=self.element(selector))["value"]

    def printed(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("WebDriver:Print", background=True)["value"]))

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("WebDriver:TakeScreenshot", full=False)["value"]))

    def close(self):
        self.socket.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def wait(browser, condition):
    """Until an expression is true."""
    end = time.monotonic() + PATIENCE
    while not browser.run(f"return Boolean({condition})"):
        if time.monotonic() > end:
            raise Failed(f"never became true: {condition}")
        time.sleep(0.02)
