//! Pages of a list that is in memory.

/// How many entries a page shows.
const ON_PAGE: usize = 30;

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paging {
    number: usize,
    /// How many entries the whole list has.
    pub(super) total: usize,
}

impl Paging {
    /// Returns the page that a query asks for, from 1; the last one if there are fewer.
    pub(super) fn of(pairs: &[(String, String)], total: usize) -> Self {
        let asked = pairs.iter().find(|(name, _)| name == "page").and_then(|(_, number)| number.parse().ok());
        Self { number: asked.unwrap_or(1).clamp(1, total.div_ceil(ON_PAGE).max(1)), total }
    }

    /// Returns the entries of the page.
    pub(super) fn part<T>(self, list: Vec<T>) -> Vec<T> {
        list.into_iter().skip(self.before()).take(ON_PAGE).collect()
    }

    /// Returns how many entries come before the page.
    pub(super) fn before(self) -> usize {
        (self.number - 1) * ON_PAGE
    }

    /// Returns how many entries the list has up to the end of the page.
    pub(super) fn end(self) -> usize {
        self.total.min(self.before() + ON_PAGE)
    }

    /// Returns the number of the page before, if there is one.
    pub(super) fn previous(self) -> Option<usize> {
        (self.number > 1).then_some(self.number - 1)
    }

    /// Returns the number of the next page, if there is one.
    pub(super) fn next(self) -> Option<usize> {
        (self.end() < self.total).then_some(self.number + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Paging;

    fn page(number: &str, total: usize) -> (usize, usize, Option<usize>, Option<usize>) {
        let page = Paging::of(&[("page".to_owned(), number.to_owned())], total);
        (page.before(), page.end(), page.previous(), page.next())
    }

    #[test]
    fn each_entry_is_on_one_page_and_any_number_leads_to_a_page() {
        assert_eq!(page("1", 0), (0, 0, None, None));
        assert_eq!(page("1", 30), (0, 30, None, None));
        assert_eq!(page("1", 31), (0, 30, None, Some(2)));
        assert_eq!(page("2", 31), (30, 31, Some(1), None));
        for number in ["0", "-1", "", "9999999999999999999999"] {
            assert_eq!(page(number, 31).0, 0, "{number}");
        }
        assert_eq!(page("99", 61), (60, 61, Some(2), None));
        let list: Vec<usize> = (0..31).collect();
        assert_eq!(Paging::of(&[("page".to_owned(), "2".to_owned())], 31).part(list), [30]);
    }
}
