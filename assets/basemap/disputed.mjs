// Borders that are not asserted: drawn dotted. A line is listed when a party holds that it runs elsewhere, or that
// it is no international border. README.md gives the rule; the second field of each entry gives the reason.
//
// An entry is [two names as world-atlas spells them, reason, optional box [west, south, east, north] in degrees].
// With a box, only what lies inside it is disputed.
export const DISPUTED = [
    ['Israel|Palestine', 'no agreed border; the line is the 1949 armistice line as generalised by the source'],
    ['Israel|Syria', 'Golan Heights: the source draws the line of control of 1974'],
    ['Israel|Lebanon', 'withdrawal line of 2000, with reservations of both sides'],
    ['Syria|Turkey', 'Hatay (Iskenderun), ceded in 1939, never formally renounced by Syria', [35.7, 35.7, 36.75, 36.9]],
    ['Cyprus|N. Cyprus', 'cease-fire line; Northern Cyprus is recognised by Turkey only'],
    ['Kosovo|Serbia', 'Serbia does not recognise Kosovo'],
    ['Croatia|Serbia', 'course along the Danube'],
    ['Russia|Ukraine', 'war, annexations of 2014 and 2022; includes the isthmus of Crimea'],
    ['Georgia|Russia', 'Abkhazia', [39.9, 42.9, 42.75, 43.7]],
    ['Georgia|Russia', 'South Ossetia', [43.3, 42.3, 44.95, 42.85]],
    ['Armenia|Azerbaijan', 'not delimited; war until 2023'],
    ['Morocco|W. Sahara', 'status of Western Sahara'],
    ['Algeria|W. Sahara', 'status of Western Sahara'],
    ['Mauritania|W. Sahara', 'status of Western Sahara'],
    ['Somalia|Somaliland', 'Somaliland is not recognised by Somalia; the line between them is itself contested'],
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

// Lines inside one state that the source draws between two of its map units: left out.
export const INTERNAL = ['China|Hong Kong', 'China|Macao'];
