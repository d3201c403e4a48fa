// Borders that are not asserted: drawn dotted. A line is listed when a party holds that it runs elsewhere or is no
// international border, or when it is disputed whose border it is. README.md gives the rule; the second field of
// each entry gives the reason.
//
// An entry is [two names as world-atlas spells them, reason, optional box [west, south, east, north] in degrees].
// With a box, only the part inside it is disputed.
export const DISPUTED = [
    ['Israel|Palestine', 'no agreed border; the line is the 1949 armistice line as generalised by the source'],
    ['Jordan|Palestine', 'whose border it is'],
    ['Egypt|Palestine', 'whose border it is'],
    ['Israel|Syria', 'Golan Heights: the source draws the line of 1974'],
    ['Israel|Lebanon', 'withdrawal line of 2000, with reservations of both sides'],
    ['Syria|Turkey', 'Hatay (Iskenderun), ceded in 1939, never formally renounced by Syria', [35.7, 35.7, 36.75, 36.9]],
    ['Cyprus|N. Cyprus', 'cease-fire line; Northern Cyprus is recognised by Turkey only'],
    ['Kosovo|Serbia', 'Serbia does not recognise Kosovo'],
    ['Albania|Kosovo', 'whose border it is'],
    ['Kosovo|Macedonia', 'whose border it is'],
    ['Kosovo|Montenegro', 'whose border it is'],
    ['Croatia|Serbia', 'course along the Danube'],
    ['Russia|Ukraine', 'Donetsk and Luhansk, whose annexation Russia declared in 2022', [38.0, 47.0, 40.3, 50.1]],
    ['Russia|Ukraine', 'isthmus of Crimea, annexed in 2014; beyond it Kherson and Zaporizhzhia, declared annexed in 2022', [33.4, 45.5, 35.2, 46.4]],
    ['Georgia|Russia', 'Abkhazia', [39.9, 42.9, 42.75, 43.7]],
    ['Georgia|Russia', 'South Ossetia', [43.3, 42.3, 44.95, 42.85]],
    ['Armenia|Azerbaijan', 'not delimited; war until 2023'],
    ['Morocco|W. Sahara', 'status of Western Sahara'],
    ['Algeria|W. Sahara', 'status of Western Sahara'],
    ['Mauritania|W. Sahara', 'status of Western Sahara'],
    ['Somalia|Somaliland', 'Somaliland is not recognised by Somalia; the line between them is itself contested'],
    ['Djibouti|Somaliland', 'whose border it is'],
    ['Ethiopia|Somaliland', 'whose border it is'],
    ['Ethiopia|Somalia', 'provisional administrative line of 1950'],
    ['S. Sudan|Sudan', 'Abyei, Kafia Kingi, Heglig and others'],
    ['Kenya|S. Sudan', 'Ilemi Triangle'],
    ['Ethiopia|S. Sudan', 'Ilemi Triangle', [34.9, 4.2, 36.1, 5.6]],
    ['Ethiopia|Kenya', 'Ilemi Triangle', [35.2, 4.2, 36.0, 5.6]],
    ['Ethiopia|Sudan', 'al-Fashaga'],
    ['Eritrea|Ethiopia', 'Badme; the award of 2002 was not carried out on the ground'],
    ['Djibouti|Eritrea', 'Ras Doumeira'],
    ['Egypt|Sudan', 'Halaib Triangle and Bir Tawil', [33.0, 21.5, 37.5, 22.5]],
    ['Malawi|Tanzania', 'Lake Malawi (Nyasa): shore or median line'],
    ['Namibia|South Africa', 'Orange River: north bank or middle', [16.0, -29.2, 20.1, -27.9]],
    ['Saudi Arabia|United Arab Emirates', 'treaty of 1974 contested'],
    ['Afghanistan|Pakistan', 'Durand Line, not recognised by Afghanistan'],
    ['India|Pakistan', 'Kashmir: line of control', [73.0, 32.3, 78.5, 37.5]],
    ['India|Pakistan', 'Sir Creek', [67.9, 23.4, 69.0, 24.4]],
    ['India|Siachen Glacier', 'Kashmir: Siachen'],
    ['Pakistan|Siachen Glacier', 'Kashmir: Siachen'],
    ['China|Siachen Glacier', 'Kashmir: Siachen'],
    ['China|Pakistan', 'Kashmir: agreement of 1963, rejected by India'],
    ['China|India', 'Aksai Chin, the middle sector and Arunachal Pradesh'],
    ['Bhutan|China', 'Doklam and the northern valleys'],
    ['India|Nepal', 'Kalapani', [80.1, 29.7, 81.2, 30.6]],
    ['Cambodia|Thailand', 'Preah Vihear and other stretches'],
    ['North Korea|South Korea', 'armistice line of 1953; each claims the whole'],
    ['Guyana|Venezuela', 'Essequibo'],
    ['Guyana|Suriname', 'Tigri', [-58.6, 1.8, -56.4, 4.1]],
    ['Belize|Guatemala', 'Guatemalan claim, before the International Court of Justice'],
    ['Argentina|Chile', 'Southern Patagonian Ice Field, not demarcated', [-74.0, -51.0, -72.3, -48.8]],
];

// The same for areas that only the map at 1:10,000,000 tells from those around them (fine.mjs).
export const FINER = [
    ['Chile|Southern Patagonian Ice Field', 'not demarcated'],
    ['Argentina|Southern Patagonian Ice Field', 'not demarcated'],
    ['Argentina|Brazilian I.', 'whose island it is'],
    ['Brazil|Brazilian I.', 'whose island it is'],
    ['Brazilian I.|Uruguay', 'whose island it is'],
    ['Cyprus|Dhekelia', 'base area: Cyprus contests what it is'],
    ['Cyprus U.N. Buffer Zone|Dhekelia', 'base area: Cyprus contests what it is'],
    ['Dhekelia|N. Cyprus', 'base area: Cyprus contests what it is'],
    ['Akrotiri|Cyprus', 'base area: Cyprus contests what it is'],
    ['Cyprus|Cyprus U.N. Buffer Zone', 'cease-fire line'],
    ['Cyprus U.N. Buffer Zone|N. Cyprus', 'cease-fire line'],
    ['Morocco|Spain', 'Ceuta and Melilla, claimed by Morocco'],
    ['Gibraltar|Spain', 'the isthmus, claimed by Spain'],
    ['Bir Tawil|Sudan', 'claimed by neither'],
    ['Bir Tawil|Egypt', 'claimed by neither'],
    ['Cuba|USNB Guantanamo Bay', 'Cuba holds the lease to be void'],
];

// Lines inside one state, which the source draws between two of its map units; left out here.
export const INTERNAL = ['China|Hong Kong', 'China|Macao', 'Baikonur|Kazakhstan'];

// Splits a line into runs of edges whose midpoints are all inside or all outside the boxes.
export function split(line, boxes) {
    const inBox = ([x, y]) => boxes.some(([w, s, e, n]) => x >= w && x <= e && y >= s && y <= n) ? 1 : 0;
    const runs = [];
    for (let i = 1; i < line.length; i++) {
        const [p, q] = [line[i - 1], line[i]];
        const disputed = inBox([(p[0] + q[0]) / 2, (p[1] + q[1]) / 2]);
        if (runs.at(-1)?.disputed === disputed) runs.at(-1).line.push(q);
        else runs.push({ disputed, line: [p, q] });
    }
    return runs;
}
