//! Lists: what one item says for all ("các Nghị quyết số 18, 19-NQ/TW", "số 217-QĐ/TW và số
//! 218-QĐ/TW ngày 12/12/2013").

use super::super::draft::Draft;
use super::super::grammar::list::{Joint, joint};
use super::super::number::NumberMark;
use super::Composer;

impl Composer<'_, '_> {
    /// Finds the lists, and shares type, symbol, date and issuer among their items.
    pub(super) fn link_lists(&mut self) {
        let mut joints = Vec::with_capacity(self.drafts.len());
        for index in 0..self.drafts.len() {
            let joint = index.checked_sub(1).and_then(|before| {
                let end = self.drafts[before].after(self.start);
                joint(end, self.at(self.drafts[index].start))
            });
            self.drafts[index].list = match joint {
                Some(_) => self.drafts[index - 1].list,
                None => index,
            };
            joints.push(joint);
        }
        for next in (1..self.drafts.len()).rev() {
            if let Some(joint) = joints[next] {
                let (head, tail) = self.drafts.split_at_mut(next);
                share(&mut head[next - 1], &tail[0], next, joint);
            }
        }
    }
}

/// Gives an item what the next item of its list, after this joint, says for both.
fn share(item: &mut Draft, next: &Draft, next_index: usize, joint: Joint) {
    let next_has_own_type = next.type_range.is_some();
    if let (Some(short), Some(number), false) =
        (&item.short_number, &next.number, next_has_own_type)
    {
        let year = short.year.clone().or(number.year.clone());
        let number = NumberMark {
            range: short.range.clone(),
            ordinal: short.ordinal.clone(),
            year,
            ..number.clone()
        };
        item.number = Some(number);
        item.short_number = None;
    }
    // "Nghị quyết số 18-NQ/TW; Kết luận số 130-KL/TW ngày 14/3/2025": a semicolon parts what names
    // its own type.
    let apart =
        next_has_own_type && (joint.has_semicolon || item.slug != next.slug && !joint.has_word);
    if item.issuer.is_some() || item.name.is_some() && item.number.is_none() {
        return;
    }
    let alike = match (&item.number, &next.number) {
        (Some(one), Some(two)) => one.symbol.body == two.symbol.body,
        _ => item.slug == next.slug,
    };
    if !apart && alike || !joint.has_semicolon && are_of_one_body(item, next) {
        let own = next.issuer.as_ref().map(|_| next_index);
        item.shared_issuer = own.or(next.shared_issuer);
    }
    if apart || !alike {
        return;
    }
    if item.date.is_none() {
        // "09/2021/TT-BTNMT, số 33/2017/TT-BTNMT ngày 29/9/2017": a number tells its own year.
        let year = item
            .number
            .as_ref()
            .and_then(|number| number.year.as_deref()?.parse::<i16>().ok());
        let date = next
            .date
            .as_ref()
            .and_then(|date| date.date)
            .or(next.shared_date);
        item.shared_date = date.filter(|date| year.is_none_or(|year| year == date.year()));
    }
    if item.term.is_none() {
        item.term.clone_from(&next.term);
    }
}

/// Whether two numbers are of one body, whatever its unit: "411/UBND-VX" and "52/TB-UBND".
fn are_of_one_body(item: &Draft, next: &Draft) -> bool {
    let (Some(one), Some(two)) = (&item.number, &next.number) else {
        return false;
    };
    let [one, two] = [one, two].map(|number| number.symbol.body.split('-').next());
    one == two && one.is_some_and(|body| !body.is_empty())
}
