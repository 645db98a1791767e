"""Makes `../statistics/confusions.gz`: for each set of confusable words, which one fits where.

One linear model a set (logistic regression on hashed features of the neighbouring words), trained on
nine tenths of the training posts (CC0), and, for words that the posts hardly have, on the pairs of
words in symspellpy 6.10.1 (MIT; counts from Google Books Ngrams, CC BY 3.0). A slip is shown from
the margin on at which, in four-fold cross-validation, what would be found outweighs what would be disturbed.

Needs numpy 2.4.6, scipy 1.17.1 and scikit-learn 1.9.1 for the run; a run takes some minutes and gives the
same file every time.

    python -m editorial.checkers.training.confusions
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import zlib
from array import array
from collections import defaultdict

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from editorial.checkers.statistics.confusion import BIAS, BITS, PATH, SCALE, evidence, seed, slots
from editorial.checkers.statistics.sets import AUXILIARIES, CONTRACTIONS, HOMOPHONES, NUMBER, SLIPS_OF_THE_PEN
from editorial.checkers.statistics.tokens import tokens
from editorial.checkers.statistics.verbs import third_persons
from editorial.checkers.statistics.vocabulary import vocabulary

from . import posts
from .vocabulary import resource

THREADS = 2  # in how many parts a sum is added up shows in its last digits, and so in the file
MOST = 60_000  # examples of one word
FOLDS = 4
ERRORS = 0.02  # the share of words that copy has wrong
RARE_ERRORS = 0.001  # the same for slips of the pen
COST = 1.0  # what a false alarm costs against a slip found
WORTH_ASKING = 0.3  # slips to be found in the posts, or the word is not asked about
FLOORS = ((1000, 0.75), (300, 1.75), (100, 2.5), (30, 3.25), (0, 4.0))  # examples, least margin
RISK = 0.05  # how the alarms that were not seen fall off
RARE = 4  # occurrences in a text of the posts’ length up to which a word can disturb few
FEWEST = 60  # occurrences in the posts below which nothing is known of a word that English often has
SHIFT = 4.0  # how much oftener than the posts English may have a word whose neighbours the posts show
STRANGE = 2.5  # what the margin must be more by for such words
SAFETY = 0.5  # alarms are counted from this much below the margin
SLIPS = 0.006  # the share of “its” and “it’s” that the posts themselves have wrong
FAINT = 0.06  # weights nearer to nothing are left out
RARE_PAIR = 200_000  # occurrences of a pair of words that count as half an example

Example = tuple[int, list[int], float]  # place in the set, features, weight


def main() -> None:
    groups = [*CONTRACTIONS, *HOMOPHONES, *SLIPS_OF_THE_PEN, NUMBER]
    examples = gather(groups)
    paired = pairs({word for group in (*HOMOPHONES, *SLIPS_OF_THE_PEN) for word in group})
    table = array("b", bytes(1 << BITS))
    header: dict[str, dict[str, float]] = {}
    for group in groups:
        extra = (
            [
                (place, found, weight)
                for place, word in enumerate(group)
                for found, weight in paired.get(word, ())
            ]
            if group in HOMOPHONES or group in SLIPS_OF_THE_PEN
            else []
        )
        with threadpool_limits(THREADS):
            header[" ".join(group)] = train(group, examples[group], extra, table)
    PATH.write_bytes(gzip.compress(json.dumps(header).encode() + b"\n" + table.tobytes(), mtime=0))
    print(f"{np.count_nonzero(table)} weights, {PATH.stat().st_size} bytes")


def gather(groups: list[tuple[str, ...]]) -> dict[tuple[str, ...], list[Example]]:
    """The words of all sets as they stand in the posts."""
    where = defaultdict(list)
    for group in groups:
        for place, word in enumerate(group):
            where[word].append((group, place))
    for several, single in {**AUXILIARIES, **third_persons()}.items():
        where[several].append((NUMBER, 0))
        where[single].append((NUMBER, 1))
    found: dict[tuple[str, ...], list[Example]] = defaultdict(list)
    seen: dict[tuple[tuple[str, ...], int], int] = defaultdict(int)
    for block in posts.blocks():
        words = tokens(block)
        for at, word in enumerate(words):
            for group, place in where.get(word.plain, ()):
                if group == NUMBER and at and words[at - 1].plain == "i":
                    continue  # “I have”, “I was”: both
                seen[group, place] += 1
                if seen[group, place] <= MOST and posts.place(block, word.start) not in posts.SLIPS:
                    found[group].append((place, evidence(group, words, at), 1.0))
    return found


def pairs(wanted: set[str]) -> dict[str, list[tuple[list[int], float]]]:
    """For a word, what the pairs of words it is in show: one neighbour, as features."""
    known = vocabulary()
    found = defaultdict(list)
    for line in resource("symspellpy", "frequency_bigramdictionary_en_243_342.txt").splitlines():
        first, second, count = line.lstrip("\ufeff").split()
        weight = 0.5 * math.log1p(int(count) / RARE_PAIR)
        if first in wanted:
            features = (f">{second}", f">k{known.kind(second)}")
            found[first].append(([zlib.crc32(f.encode()) for f in features], weight))
        if second in wanted:
            features = (f"<{first}", f"<k{known.kind(first)}")
            found[second].append(([zlib.crc32(f.encode()) for f in features], weight))
    return found


def train(
    group: tuple[str, ...], examples: list[Example], extra: list[Example], table: array[int]
) -> dict[str, float]:
    """Puts the weights of a set into the table; gives the margin for each word that may be mended."""
    places = {place for place, _, _ in (*examples, *extra)}
    if len(places) < len(group):
        print("too little of", group, file=sys.stderr)
        return {}
    every = [feature for _, found, _ in (*examples, *extra) for feature in found]
    columns = np.unique(np.array(every, dtype=np.uint64))
    clean, other = matrix(examples, columns), matrix(extra, columns)
    label, label_extra = (np.array([place for place, _, _ in rows], dtype=int) for rows in (examples, extra))
    weight_extra = np.array([weight for _, _, weight in extra])

    def fitted(rows: np.ndarray) -> np.ndarray:
        return fit(
            vstack([clean[rows], other]).tocsr(),
            np.concatenate([label[rows], label_extra]),
            np.concatenate([np.ones(len(rows)), weight_extra]),
            len(group),
        )

    fold = np.arange(len(examples)) * FOLDS // len(examples)  # in one piece: posts repeat themselves
    margins = np.zeros((len(examples), len(group)))
    for n in range(FOLDS):
        rows = np.flatnonzero(fold != n)
        tested = np.flatnonzero(fold == n)
        if len(tested):
            weights = fitted(rows)
            margins[tested] = clean[tested] @ weights[:-1] + weights[-1]
    store(group, fitted(np.arange(len(examples))), columns, table)
    return thresholds(group, label, margins)


def matrix(rows: list[Example], columns: np.ndarray) -> csr_matrix:
    lengths = [len(found) for _, found, _ in rows]
    flat = np.array([feature for _, found, _ in rows for feature in found], dtype=np.uint64)
    index = np.searchsorted(columns, flat)
    start = np.concatenate([[0], np.cumsum(lengths)]).astype(int)
    return csr_matrix((np.ones(len(flat)), index, start), shape=(len(rows), len(columns)))


def fit(rows: csr_matrix, label: np.ndarray, weight: np.ndarray, members: int) -> np.ndarray:
    """A column of weights for each word of the set, the last row being the bias."""
    result = np.zeros((rows.shape[1] + 1, members))
    for member in range(1 if members == 2 else 0, members):
        if 0 < (label == member).sum() < len(label):
            model = LogisticRegression(C=1.0, solver="liblinear", random_state=1, tol=0.01)
            model.fit(rows, label == member, sample_weight=weight)
            result[:-1, member], result[-1, member] = model.coef_[0], model.intercept_[0]
    return result


def store(group: tuple[str, ...], weights: np.ndarray, columns: np.ndarray, table: array[int]) -> None:
    for place, member in enumerate(group):
        if len(group) == 2 and place == 0:
            continue
        start = seed(group, member)
        for feature, weight in [
            *zip(columns.tolist(), weights[:-1, place], strict=True),
            (BIAS, weights[-1, place]),
        ]:
            if abs(weight) > FAINT:
                (at,) = slots((feature,), start)
                table[at] = max(-127, min(127, table[at] + round(weight * SCALE)))


def thresholds(group: tuple[str, ...], label: np.ndarray, margins: np.ndarray) -> dict[str, float]:
    """From what margin on each word is taken for a slip."""
    result = {}
    for place, word in enumerate(group):
        sound = margins[label == place]
        other, meant = margins[label != place], label[label != place]
        gain = sound.max(axis=1) - sound[:, place]
        found = np.where(other.argmax(axis=1) == meant, other.max(axis=1) - other[:, place], 0)
        limit = threshold(group, word, gain, found)
        limit += 0 if group in CONTRACTIONS or is_known(word, len(gain)) else STRANGE
        if (found >= limit).sum() * ERRORS >= WORTH_ASKING or group not in HOMOPHONES + SLIPS_OF_THE_PEN:
            result[word] = limit
        finds, alarms = (found >= limit).mean(), (gain >= limit).sum()
        print(f"{' '.join(group)}: {word} of {len(gain)} from {limit:.2f} finds {finds:.2f} alarms {alarms}")
    return result


def threshold(group: tuple[str, ...], word: str, gain: np.ndarray, found: np.ndarray) -> float:
    """The margin at which the slips found outweigh the alarms most.

    `gain` are the margins against the word where it was right, `found` those where another was meant.
    """
    rate = RARE_ERRORS if group in SLIPS_OF_THE_PEN else ERRORS
    noise = SLIPS * len(gain) if group in CONTRACTIONS else 0
    scale = max(1.0, expected(word) / max(len(gain), 1))
    risk = 0 if group in CONTRACTIONS else RISK * max(len(gain), expected(word))

    def worth(limit: float) -> float:
        alarms = scale * max((gain >= limit - SAFETY).sum() - noise, 0) + risk * math.exp(-limit)
        return float(rate * (found >= limit).sum() - COST * alarms)

    return float(max(np.arange(least(len(gain), expected(word)), 16, 0.25), key=worth))


def expected(word: str) -> float:
    """How often a text of the posts' length has the word, in English at large."""
    return 1.3 * 10 ** (vocabulary().zipf(word) / 10 - 3)


def is_known(word: str, seen: int) -> bool:
    """Whether the posts show what stands around a word: not so of “won” or “plane”, which news is full of."""
    often = expected(word)
    return often <= RARE or (seen >= FEWEST and often < SHIFT * seen)


def least(sound: int, often: float) -> float:
    """The margin that is asked for at least: the fewer sound examples of a word, the more.

    A word that English hardly ever has (`often` in a text of the posts' length) can disturb few.
    """
    if often <= 3 * RARE:
        return 0.75 if often <= RARE else 1.75
    return next(limit for size, limit in FLOORS if sound >= size)


if __name__ == "__main__":
    main()
