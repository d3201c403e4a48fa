//! Keeping what was expensive to make from one frame to the next.

use std::sync::Arc;

use egui::{Id, Ui};

/// Returns what was made for `key` in an earlier frame, or makes it. One value is kept for each `id`.
pub fn kept<K, V>(ui: &Ui, id: Id, key: K, make: impl FnOnce() -> V) -> Arc<V>
where
    K: PartialEq + Clone + Send + Sync + 'static,
    V: Send + Sync + 'static,
{
    if let Some((old, value)) = ui.data(|data| data.get_temp::<(K, Arc<V>)>(id))
        && old == key
    {
        return value;
    }
    let value = Arc::new(make());
    ui.data_mut(|data| data.insert_temp(id, (key, value.clone())));
    value
}
