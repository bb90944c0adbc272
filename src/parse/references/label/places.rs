//! Gives each of a fixed set of hashes a place of its own, so that it is found without a search.
//!
//! Hashes that share their upper bits share a seed, and the seeds are chosen, when the labeller is trained, so that no
//! two hashes have the same place (hash and displace: Belazzougui, Botelho, Dietzfelbinger 2009).

//!
//! Of a hash that has a place, two more bytes tell for certain whether it is the one that the place belongs to: what a
//! place is cut from tells the upper half of the hash, these the seed, and so the lower half.

use super::model::{Input, Stored};

/// The places of hashes.
#[derive(Debug, Default)]
pub struct Places {
    /// For each value of a hash's upper bits, what displaces its hashes.
    seeds: Stored<2>,
    /// By how many bits a displaced hash is shifted for its place.
    shift: u32,
}

/// Finds the places of many hashes, with one look at how many seeds there are.
#[derive(Clone, Copy)]
pub struct Finder<'p> {
    seeds: &'p [[u8; 2]; 1 << SEED_BITS],
    shift: u32,
}

impl Finder<'_> {
    /// The place of a hash, and the two bytes that tell it from all others of that place.
    #[inline]
    pub fn of(self, hash: u32) -> (usize, [u8; 2]) {
        let spread = self.spread(hash);
        ((spread >> self.shift) as usize, (spread as u16).to_le_bytes())
    }

    /// A hash with its bits spread: the upper ones are its place, the lower sixteen what tells it from others.
    #[inline]
    pub fn spread(self, hash: u32) -> u32 {
        spread(hash, u16::from_le_bytes(self.seeds[group(hash)]))
    }
}

/// Upper bits of a hash that find its seed.
const SEED_BITS: u32 = 13;

/// The fewest bits of a place: two bytes tell the others.
const LEAST_BITS: u32 = 16;

/// The most bits of a place.
const MOST_BITS: u32 = 24;

impl Places {
    /// Finds places for `hashes`, of which no two are the same.
    pub fn new(hashes: &[u32]) -> Self {
        let mut ordered = hashes.to_vec();
        ordered.sort_unstable();
        let least = (hashes.len() + hashes.len() / 16).next_power_of_two().trailing_zeros().max(LEAST_BITS);
        let (seeds, bits) =
            (least..=MOST_BITS).find_map(|bits| Some((seeds(&ordered, bits)?, bits))).unwrap_or_default();
        Self { seeds: seeds.into_iter().map(u16::to_le_bytes).collect(), shift: 32 - bits }
    }

    /// How many places there are.
    pub fn count(&self) -> usize {
        if self.seeds.is_empty() { 0 } else { 1 << (32 - self.shift) }
    }

    /// The place of a hash, below [`Self::count`]: of a known one its own, of another any. And what tells which it is.
    #[inline]
    pub fn of(&self, hash: u32) -> (usize, [u8; 2]) {
        self.finder().of(hash)
    }

    /// What finds the places of many hashes.
    #[inline]
    pub fn finder(&self) -> Finder<'_> {
        Finder { seeds: self.seeds.first_chunk().unwrap_or(&[[0; 2]; 1 << SEED_BITS]), shift: self.shift }
    }

    /// Appends the stored form: how many bits a place has, as one byte, and the seeds, as `u16`.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push((32 - self.shift) as u8);
        out.extend(self.seeds.as_flattened());
    }

    /// Reads the stored form.
    pub fn read(input: &mut Input) -> Option<Self> {
        let bits = u32::from(input.byte()?);
        let seeds = input.list(1 << SEED_BITS)?;
        (LEAST_BITS..=MOST_BITS).contains(&bits).then_some(Self { seeds, shift: 32 - bits })
    }
}

/// Which seed displaces a hash.
#[inline]
fn group(hash: u32) -> usize {
    (hash >> (32 - SEED_BITS)) as usize
}

/// The hash with its seed, its bits spread over all of it: the upper ones are the place.
#[inline]
fn spread(hash: u32, seed: u16) -> u32 {
    (hash ^ u32::from(seed)).wrapping_mul(0x9E37_79B1)
}

/// Seeds with which all hashes, which are in order, have different places of so many bits; `None` if there are none.
fn seeds(hashes: &[u32], bits: u32) -> Option<Vec<u16>> {
    let mut groups: Vec<&[u32]> = hashes.chunk_by(|one, other| group(*one) == group(*other)).collect();
    // The large ones first, while there is room.
    groups.sort_by_key(|hashes| std::cmp::Reverse(hashes.len()));
    let mut seeds = vec![0; 1 << SEED_BITS];
    let mut taken = vec![false; 1 << bits];
    let mut places = Vec::new();
    for hashes in groups {
        let fits = |seed: &u16| {
            places.clear();
            hashes.iter().all(|hash| {
                let place = (spread(*hash, *seed) >> (32 - bits)) as usize;
                let free = !taken[place] && !places.contains(&place);
                places.push(place);
                free
            })
        };
        let seed = (0..=u16::MAX).find(fits)?;
        seeds[group(hashes[0])] = seed;
        places.iter().for_each(|place| taken[*place] = true);
    }
    Some(seeds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::references::label::token::mix;

    #[test]
    fn no_two_hashes_share_a_place() {
        for count in [0, 1, 3_000, 60_000] {
            let hashes: Vec<u32> = (0..count).map(|at| mix(at, 17)).collect();
            let places = Places::new(&hashes);
            let mut taken = vec![false; places.count()];
            for hash in hashes {
                assert!(!std::mem::replace(&mut taken[places.of(hash).0], true), "{count}");
            }
            assert!(places.of(123).0 < places.count());
        }
    }

    #[test]
    fn a_place_and_its_two_bytes_are_of_one_hash() {
        let known: Vec<u32> = (0..60_000).map(|at| mix(at, 17)).collect();
        let places = Places::new(&known);
        let mut seen = std::collections::HashMap::new();
        // Those that share their upper half with a known one, and the known ones themselves.
        for hash in known
            .iter()
            .step_by(100)
            .flat_map(|hash| (0..=u16::MAX).step_by(16).map(move |low| hash & !0xffff | u32::from(low)))
        {
            assert_eq!(*seen.entry(places.of(hash)).or_insert(hash), hash);
        }
        for hash in known {
            assert_eq!(*seen.entry(places.of(hash)).or_insert(hash), hash);
        }
    }
}
