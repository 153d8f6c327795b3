"""Writes peer.tsv: log-likelihood and log ratio as another implementation has them.

    pip install keyflux==0.2.0 && python peer.py > peer.tsv
"""

import importlib.metadata

from keyflux.keyness.measures import log_likelihood, log_ratio

print(f"# keyflux {importlib.metadata.version('keyflux')}")
print("# here\tthere\twords here\twords there\tG2\tlog ratio")
for here_words, there_words in [(1175, 3189), (880, 1475), (50_000, 75_000), (1_017_879, 1_007_532), (4_000_000, 900)]:
    for here, there in [(1, 0), (0, 1), (5, 0), (5, 5), (27, 18), (60, 1), (1, 60), (52, 57), (620, 267), (899, 12)]:
        if here <= here_words and there <= there_words:
            numbers = (here, there, here_words, there_words)
            print(*numbers, f"{log_likelihood(*numbers):.9f}", f"{log_ratio(*numbers):.9f}", sep="\t")
