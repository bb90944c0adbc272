//! Gives each of a fixed set of hashes a place of its own, so that it is found without a search.
//!
//! Hashes that share their upper bits share a seed, and the seeds are chosen, when the labeller is trained, so that no
//! two hashes have the same place (hash and displace: Belazzougui, Botelho, Dietzfelbinger 2009).

use super::model::Input;

/// The places of hashes.
#[derive(Debug, Default)]
pub struct Places {
    /// For each value of a hash's upper bits, what displaces its hashes.
    seeds: Vec<u16>,
    /// By how many bits a displaced hash is shifted for its place.
    shift: u32,
}

/// Finds the places of many hashes, with one look at how many seeds there are.
#[derive(Clone, Copy)]
pub struct Finder<'p> {
    seeds: &'p [u16; 1 << SEED_BITS],
    shift: u32,
}

impl Finder<'_> {
    /// The place of a hash.
    #[inline]
    pub fn of(self, hash: u32) -> usize {
        place(hash, self.seeds[group(hash)], self.shift)
    }
}

/// Upper bits of a hash that find its seed.
const SEED_BITS: u32 = 13;

/// The fewest bits of a place.
const LEAST_BITS: u32 = 8;

impl Places {
    /// Finds places for `hashes`, of which no two are the same.
    pub fn new(hashes: &[u32]) -> Self {
        let mut ordered = hashes.to_vec();
        ordered.sort_unstable();
        let least = (hashes.len() + hashes.len() / 16).next_power_of_two().trailing_zeros().max(LEAST_BITS);
        let (seeds, bits) = (least..32).find_map(|bits| Some((seeds(&ordered, bits)?, bits))).unwrap_or_default();
        Self { seeds, shift: 32 - bits }
    }

    /// How many places there are.
    pub fn count(&self) -> usize {
        if self.seeds.is_empty() { 0 } else { 1 << (32 - self.shift) }
    }

    /// The place of a hash, below [`Self::count`]: of a known one its own, of another any.
    #[inline]
    pub fn of(&self, hash: u32) -> usize {
        self.finder().of(hash)
    }

    /// What finds the places of many hashes.
    #[inline]
    pub fn finder(&self) -> Finder<'_> {
        Finder { seeds: self.seeds.first_chunk().unwrap_or(&[0; 1 << SEED_BITS]), shift: self.shift }
    }

    /// Appends the stored form: how many bits a place has, as one byte, and the seeds, as `u16`.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push((32 - self.shift) as u8);
        self.seeds.iter().for_each(|seed| out.extend(seed.to_le_bytes()));
    }

    /// Reads the stored form of the places of so many hashes.
    pub fn read(input: &mut Input, hashes: usize) -> Option<Self> {
        let bits = u32::from(input.byte()?);
        let seeds = input.take(2 << SEED_BITS)?.chunks_exact(2);
        let seeds = seeds.map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
        // No more room than the hashes need, and no more hashes than there are bytes left.
        let fits = hashes <= input.left() / 4 && (LEAST_BITS..32).contains(&bits);
        (fits && 1 << bits <= (hashes * 16).max(1 << LEAST_BITS)).then_some(Self { seeds, shift: 32 - bits })
    }
}

/// Which seed displaces a hash.
#[inline]
fn group(hash: u32) -> usize {
    (hash >> (32 - SEED_BITS)) as usize
}

/// The place of a hash with its seed.
#[inline]
fn place(hash: u32, seed: u16, shift: u32) -> usize {
    ((hash ^ u32::from(seed)).wrapping_mul(0x9E37_79B1) >> shift) as usize
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
                let place = place(*hash, *seed, 32 - bits);
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
                assert!(!std::mem::replace(&mut taken[places.of(hash)], true), "{count}");
            }
            assert!(places.of(123) < places.count());
        }
    }
}
