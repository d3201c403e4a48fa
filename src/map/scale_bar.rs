//! A scale bar of a round length.

use super::Projector;

/// A bar that shows a distance on the ground.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleBar {
    /// The length on the ground, in kilometres: 1, 2 or 5 times a power of ten.
    pub km: f64,
    /// The length on the screen, in points.
    pub points: f32,
    /// "500 m", "5 km", "2,000 km".
    pub label: String,
}

/// The longest round scale bar of at most `max_points` screen points, at the latitude of the viewport's middle.
#[must_use]
pub fn scale_bar(projector: &Projector, max_points: f32) -> ScaleBar {
    let points_per_km = projector.points_per_km_at(projector.camera().center);
    let most = (f64::from(max_points.max(1.0)) / points_per_km).max(1e-6);
    let decade = 10.0_f64.powf(most.log10().floor());
    // The first candidate that fits; the decade itself may miss by a rounding error, hence the half.
    let km =
        [5.0, 2.0, 1.0, 0.5].into_iter().map(|step| step * decade).find(|km| *km <= most).unwrap_or(decade);
    ScaleBar { km, points: (km * points_per_km) as f32, label: label(km) }
}

/// Metres below a kilometre, thousands grouped.
fn label(km: f64) -> String {
    if km < 0.999 {
        return format!("{} m", (km * 1e6).round() / 1e3);
    }
    let whole = km.round() as u64;
    if whole < 1000 { format!("{whole} km") } else { format!("{},{:03} km", whole / 1000, whole % 1000) }
}
