"""Writes samplers.json: what PyTorch's own samplers and collation give. Run with any PyTorch: python3 samplers.py > samplers.json"""
import json
import torch
from torch.nn.utils.rnn import pad_sequence
from torch.utils.data import (BatchSampler, RandomSampler, SequentialSampler, SubsetRandomSampler, WeightedRandomSampler, default_collate,
                              random_split)
from torch.utils.data.distributed import DistributedSampler


def seeded(seed):
    return torch.Generator().manual_seed(seed)


def random_cases():
    for count, seed, replacement, samples in [(10, 0, False, None), (1, 5, False, None), (1000, 7, False, None), (10, 3, False, 25), (10, 3, False, 4),
                                              (100, 11, True, None), (7, 2, True, 70), (33, 2**40 + 1, True, 5)]:
        sampler = RandomSampler(range(count), replacement=replacement, num_samples=samples, generator=seeded(seed))
        yield {"count": count, "seed": seed, "replacement": replacement, "numSamples": samples, "indices": list(sampler)}


def distributed_cases():
    for count, replicas, shuffle, drop_last, seed, epoch in [(10, 3, True, False, 0, 0), (10, 3, True, True, 0, 4), (2, 5, True, False, 9, 1),
                                                            (11, 4, False, False, 0, 0), (12, 4, True, True, 3, 2), (100, 8, True, False, 1, 7)]:
        for rank in range(replicas):
            sampler = DistributedSampler(range(count), replicas, rank, shuffle=shuffle, seed=seed, drop_last=drop_last)
            sampler.set_epoch(epoch)
            yield {"count": count, "replicas": replicas, "rank": rank, "shuffle": shuffle, "dropLast": drop_last, "seed": seed, "epoch": epoch,
                   "indices": list(sampler)}


def weighted_cases():
    for weights, samples, replacement, seed in [([0.1, 0.9, 0.4, 0.7, 3.0, 0.6], 5, True, 4), ([0.9, 0.4, 0.05, 0.2, 0.3, 0.1], 5, False, 4),
                                                ([1.0, 0.0, 2.0], 20, True, 1), ([float(i) for i in range(50)], 30, False, 8)]:
        sampler = WeightedRandomSampler(weights, samples, replacement, seeded(seed))
        yield {"weights": weights, "numSamples": samples, "replacement": replacement, "seed": seed, "indices": list(sampler)}


def split_cases():
    for count, lengths, seed in [(10, [3, 7], 42), (10, [10, 0], 1), (100, [50, 30, 20], 6)]:
        yield {"count": count, "lengths": lengths, "seed": seed, "parts": [list(part.indices) for part in random_split(range(count), lengths, seeded(seed))]}


def padded():
    sequences = [torch.arange(4.0), torch.arange(2.0) + 10, torch.arange(0.0), torch.arange(3.0) + 20]
    return {"sequences": [s.tolist() for s in sequences], "padded": pad_sequence(sequences, batch_first=True, padding_value=-1.0).tolist()}


print(json.dumps({
    "torch": torch.__version__,
    "random": list(random_cases()),
    "subset": [{"indices": [5, 3, 8, 13, 2], "seed": seed, "order": list(SubsetRandomSampler([5, 3, 8, 13, 2], seeded(seed)))} for seed in range(4)],
    "distributed": list(distributed_cases()),
    "weighted": list(weighted_cases()),
    "split": list(split_cases()),
    "batches": [{"count": count, "batchSize": size, "dropLast": drop, "batches": list(BatchSampler(SequentialSampler(range(count)), size, drop))}
                for count in [0, 1, 6, 7] for size in [1, 3] for drop in [False, True]],
    "padded": padded(),
    "collated": default_collate([(torch.tensor([1.0, 2.0]), 3), (torch.tensor([4.0, 5.0]), 6)])[0].tolist(),
}))
