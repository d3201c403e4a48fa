//! The look of the page: its style sheet, and the colours of its drawings for light and dark.

use std::fmt::Write as _;

use crate::theme::Mode;
use egui_picture::svg::Tones;

/// The style sheet of a page with drawings in these tones. In print, everything is light.
#[must_use]
pub fn sheet(tones: &Tones) -> String {
    let [light, dark] = [Mode::Light, Mode::Dark].map(colors);
    let (bright, dusky) = (tones.light(), tones.dark());
    format!(
        ":root{{color-scheme:light dark;{light}{bright}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}{dusky}}}}}\n{PAGE}"
    )
}

/// The colours of the page itself, by purpose: those of the program.
fn colors(mode: Mode) -> String {
    let palette = mode.palette();
    let named = [
        ("paper", palette.paper),
        ("ink", palette.ink),
        ("mute", palette.mute),
        ("line", palette.hairline),
        ("soft", palette.highlight),
        ("accent", palette.accent),
        ("error", palette.error),
    ];
    named.iter().fold(String::new(), |mut css, (name, color)| {
        let [r, g, b, _] = color.to_array();
        // Writing to a string cannot fail.
        let _ = write!(css, "--{name}:#{r:02x}{g:02x}{b:02x};");
        css
    })
}

const PAGE: &str = r#"
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:16px/1.55 "Noto Sans","Noto Sans Arabic",system-ui,sans-serif;-webkit-text-size-adjust:100%}
body{overflow-wrap:anywhere;max-width:62rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 1rem;text-wrap:balance}
h2{font-size:1.45rem;line-height:1.25;margin:3.5rem 0 1rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:0}
p,ul,ol,dl,figcaption,caption{max-width:44rem}
p{margin:.6rem 0}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem .6rem}
.summary{font-size:1.08rem}
.note,.of,.tally,.back,figcaption,caption,footer{color:var(--mute);font-size:.875rem}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem;margin:1.2rem 0}
.facts dt,.told dt{font-weight:600}
dd{margin:0}
li{margin:.25rem 0}
nav ol{columns:2 16rem;padding-left:1.4rem;margin:1.5rem 0 0}
nav li{margin:0;padding:.15rem 0}
figure{margin:1.2rem 0 2rem}
figcaption{margin-top:.5rem}
figcaption b{color:var(--ink);font-weight:600}
.chart{padding-top:.6rem}
.of{margin:.1rem 0 .4rem}
.drawing{overflow-x:auto;background:var(--paper)}
.drawing svg{display:block;max-width:100%;height:auto}
.wide svg{min-width:56rem}
.narrow svg{min-width:44rem}
#map svg{border:1px solid var(--line)}
details{margin:.6rem 0;font-size:.92rem}
summary{cursor:pointer;color:var(--accent)}
.told dt{margin-top:.8rem}
.told dd{margin:.15rem 0 0 1rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}
caption{text-align:left;padding:0 0 .6rem;caption-side:top}
th,td{text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{font-weight:600;border-bottom:2px solid var(--line)}
.question th{font-weight:600;font-size:1rem;padding-top:1.4rem}
tbody th[scope=row]{min-width:8.5rem}
.accounts th[scope=row]{width:13rem}
.read,.said{white-space:nowrap}
.claims td,.claims th[scope=row]{padding-right:1rem}
.what{min-width:11rem}
.tally{display:block;font-weight:400}
.world>li{margin:.7rem 0}
.more>td{border-bottom:2px solid var(--line);padding-left:1rem}
.claims tr[id]>*{border-bottom:0}
.gist{display:block}
.id{color:var(--mute)}
.counts{margin:.3rem 0 0;padding-left:1.2rem}
.counts .gist{display:inline}
li>.tally,.sources .tally{display:inline}
.cite{font-size:.8em;text-decoration:none;white-space:nowrap}
.cite:hover{text-decoration:underline}
.who{color:inherit;text-decoration-color:var(--line)}
.url{overflow-wrap:anywhere}
.verdict{font-size:1.15rem;font-weight:600}
.conflicts li::marker{content:"\2715\a0\a0";color:var(--error)}
.documents>li{margin:.9rem 0}
.back{margin:.3rem 0 0}
code{font-size:.85em;overflow-wrap:anywhere}
footer{margin-top:4rem;border-top:1px solid var(--line);padding-top:1rem}
:target{background:var(--soft);box-shadow:0 0 0 .4rem var(--soft)}
.paper{display:none}
@media print{
@page{size:A4;margin:10mm}
html{font:7.2pt/1.22 Arial,"Liberation Sans",Helvetica,"Noto Sans","Noto Sans Arabic",system-ui,sans-serif}
body{max-width:none;padding:0}
p,ul,ol,dl,figcaption,caption{max-width:none}
nav,.skip,details,.aside,.id,.back,.sources .tally,.chart h4,.chart .of,.chart figcaption{display:none}
p.paper{display:block}
span.paper{display:inline}
h1{font-size:15pt;margin-bottom:.4rem}
h2{font-size:10.5pt;margin:.7rem 0 .3rem;padding-top:.3rem}
h3{font-size:8.5pt;margin:.4rem 0 .1rem}
h1,h2,h3,h4,caption,.question{break-after:avoid}
p,.facts{margin:.3rem 0}
figure{margin:.3rem 0}
#map svg{max-width:48%}
.drawing,.scroll{overflow:visible}
.drawing svg{min-width:0;width:100%}
.chart{padding:0;break-inside:avoid}
.chart svg{max-width:68%}
.tall svg{max-height:145mm}
#lineage svg{max-height:92mm}
.tall .drawing{break-inside:avoid}
.note,.of,.tally,.back,figcaption,caption,footer,details,table,.claims{font-size:1em}
.verdict,.question th{font-size:1.1em}
a{color:inherit;text-decoration:none}
li,.world>li,.documents>li{margin:.1rem 0}
ul,ol{padding-left:1.1rem;margin:.3rem 0}
section:not(#map,#counts,#timeline,#lineage,#accounts,#claims),.accounts,.claims{columns:2;column-gap:1.2rem}
table caption{column-span:all}
table,caption,tbody{display:block;line-height:inherit}
thead{display:none}
tr{display:block;padding:.12rem 0}
th,td,tbody th[scope=row]{display:inline;padding:0;border:0;min-width:0}
th[scope=row]{font-weight:600}
.question,.accounts tr,.claims tbody,li{break-inside:avoid}
.accounts th[scope=row]::after{content:": "}
.accounts td+td::before,.accounts td .tally::before{content:" "}
.more{padding-top:0}
.more>td{border:0;padding:0}
.tally::before{content:" "}
.claims .tally,.accounts .tally,.gist,.claims tr{display:inline}
.more::after{content:"";display:block;border-top:1px solid var(--line);margin:.15rem 0}
.read,.said{white-space:normal}
footer{margin-top:1rem}
}
"#;
