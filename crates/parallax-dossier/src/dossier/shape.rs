//! Lines and areas that the author draws for orientation: roads, walls, rivers, buildings. They are no places: no claim names
//! them, nothing is counted at them, and they cannot be selected.

use serde::Deserialize;

use super::{DocumentId, KeptCopy, Location};

macro_rules! kinds {
    ($(#[doc = $doc:literal] $kind:ident $title:literal [$($tag:literal),*];)*) => {
        /// What a shape is; decides how the map draws it.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        pub enum ShapeKind {
            $(#[doc = $doc] $kind,)*
            /// Anything else.
            #[default]
            Other,
        }

        impl ShapeKind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$kind,)* Self::Other];

            /// The kind as a heading: "Built-up area".
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$kind => $title,)*
                    Self::Other => "Other",
                }
            }

            /// The kind that a word stands for: that of the format in any case, or a tag of `OpenStreetMap` with its value.
            ///
            /// ```
            /// use parallax_dossier::dossier::ShapeKind;
            /// assert_eq!(ShapeKind::of_word("built-up"), Some(ShapeKind::BuiltUp));
            /// assert_eq!(ShapeKind::of_word("waterway=river"), Some(ShapeKind::River));
            /// assert_eq!(ShapeKind::of_word("amenity=bench"), None);
            /// ```
            #[must_use]
            pub fn of_word(word: &str) -> Option<Self> {
                let bare: String = word.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
                $(if bare.eq_ignore_ascii_case(stringify!($kind)) $(|| word == $tag)* {
                    return Some(Self::$kind);
                })*
                bare.eq_ignore_ascii_case("other").then_some(Self::Other)
            }
        }
    };
}
kinds! {
    #[doc = "A road or street."]
    Road "Road" ["highway=motorway", "highway=trunk", "highway=primary", "highway=secondary", "highway=tertiary",
        "highway=unclassified", "highway=residential", "highway=service", "highway=living_street", "highway=road"];
    #[doc = "A path or track."]
    Path "Path" ["highway=track", "highway=path", "highway=footway", "highway=pedestrian", "highway=steps"];
    #[doc = "A railway."]
    Railway "Railway" ["railway=rail", "railway=tram", "railway=light_rail", "railway=narrow_gauge"];
    #[doc = "A bridge."]
    Bridge "Bridge" ["man_made=bridge"];
    #[doc = "A river: its course, or the area that it covers."]
    River "River" ["waterway=river", "waterway=riverbank", "natural=water+river"];
    #[doc = "A canal, a ditch or a stream."]
    Canal "Canal" ["waterway=canal", "waterway=stream", "waterway=ditch", "waterway=drain"];
    #[doc = "A lake, a pond or the sea."]
    Lake "Lake" ["natural=water", "landuse=reservoir", "place=sea", "natural=bay"];
    #[doc = "A wood, a grove or a park."]
    Wood "Wood" ["natural=wood", "landuse=forest", "landuse=orchard", "leisure=park"];
    #[doc = "A built-up area."]
    BuiltUp "Built-up area" ["landuse=residential", "landuse=commercial", "landuse=industrial", "landuse=retail"];
    #[doc = "A building."]
    Building "Building" ["building=yes"];
    #[doc = "A wall, a fence or a berm."]
    Wall "Wall" ["barrier=wall", "barrier=fence", "barrier=city_wall", "man_made=embankment"];
    #[doc = "An administrative boundary or a line between two powers."]
    Boundary "Boundary" ["boundary=administrative"];
    #[doc = "A zone without a sharp edge: an area of fighting, of search, of control."]
    Zone "Zone" [];
}

/// A line or an area on the map, or a file of them beside the dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The id in the file.
    pub key: String,
    /// What it is; in a file, what is not said to be anything else.
    pub kind: ShapeKind,
    pub name: Option<String>,
    /// A line or an area; [`Location::NotLocated`] if it is in a file.
    pub at: Location,
    /// The `GeoJSON` file beside the dossier that holds it.
    pub from: Option<KeptCopy>,
    /// Whose work it is, as every picture of the map says.
    pub credit: String,
    /// The document that it was taken from.
    pub document: Option<DocumentId>,
    /// A remark.
    pub note: String,
}
