//! A row of numbers that looks like chance and is the same every time (SplitMix64).

/// Where the row stands.
pub struct Chance(pub u64);

impl Chance {
    /// A number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound.max(1) as u64).expect("below a bound")
    }

    /// The same, of a few.
    pub fn few(&mut self, bound: u16) -> u32 {
        u32::try_from(self.below(bound.into())).expect("a few")
    }

    /// So many times in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// Some of a list, as many as asked for if there are, each once, in the list's order.
    pub fn some<T: Clone>(&mut self, of: &[T], many: usize) -> Vec<T> {
        let mut left: Vec<usize> = (0..of.len()).collect();
        while left.len() > many {
            left.remove(self.below(left.len()));
        }
        left.into_iter().map(|at| of[at].clone()).collect()
    }
}
