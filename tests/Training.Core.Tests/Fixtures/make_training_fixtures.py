"""Computes what PyTorch says of learning rate schedules, losses, metrics, clipping and gradient accumulation.

    python3 make_training_fixtures.py        # writes training.json beside it; made with PyTorch 1.13
"""
import json
import math
import pathlib

import torch
from torch.nn import functional as F
from torch.optim import lr_scheduler as S
from torch.optim.swa_utils import SWALR

torch.manual_seed(7)
STEPS = 60


def optimizer(momentum=False):
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": 0.5}, {"params": [torch.nn.Parameter(torch.zeros(1))], "lr": 0.02}]
    return torch.optim.SGD(groups, lr=0.5, momentum=0.9) if momentum else torch.optim.SGD(groups, lr=0.5)


def rates(make, momentum=False):
    o = optimizer(momentum)
    s = make(o)
    seen = []
    for _ in range(STEPS):
        row = [g["lr"] for g in o.param_groups]
        seen.append(row + [o.param_groups[0]["momentum"]] if momentum else row)
        o.step()
        s.step()
    return seen


def averaged_rates(before, start, **options):
    """As the documentation of SWALR says: one scheduler up to an epoch, SWALR from then on."""
    o = optimizer()
    s = before(o) if before else None
    swa = SWALR(o, **options)
    seen = []
    for i in range(STEPS):
        seen.append([g["lr"] for g in o.param_groups])
        o.step()
        (swa if i >= start else s).step()
    return seen


schedules = {
    "StepDecay": rates(lambda o: S.StepLR(o, 7, 0.3)),
    "MilestoneDecay": rates(lambda o: S.MultiStepLR(o, [5, 5, 23, 41], 0.4)),
    "ConstantWarmup": rates(lambda o: S.ConstantLR(o, 0.25, 9)),
    "LinearRamp": rates(lambda o: S.LinearLR(o, 0.1, 0.8, 13)),
    "ExponentialDecay": rates(lambda o: S.ExponentialLR(o, 0.93)),
    "PolynomialDecay": rates(lambda o: S.PolynomialLR(o, 31, 1.7)),
    "FunctionSchedule": rates(lambda o: S.LambdaLR(o, lambda i: 1 / (1 + i))),
    "ProductSchedule": rates(lambda o: S.MultiplicativeLR(o, lambda i: 1 - 1 / (i + 3))),
    "CosineAnnealing": rates(lambda o: S.CosineAnnealingLR(o, 17, 0.001)),
    "CosineWarmRestarts": rates(lambda o: S.CosineAnnealingWarmRestarts(o, 6, 2, 0.003)),
    "Cyclic": rates(lambda o: S.CyclicLR(o, 0.01, 0.3, 5, 8, "triangular", base_momentum=0.7, max_momentum=0.95), True),
    "CyclicHalving": rates(lambda o: S.CyclicLR(o, 0.01, 0.3, 5, 8, "triangular2", base_momentum=0.7, max_momentum=0.95), True),
    "CyclicExponential": rates(lambda o: S.CyclicLR(o, 0.01, 0.3, 4, None, "exp_range", 0.97, cycle_momentum=False)),
    "OneCycle": rates(lambda o: S.OneCycleLR(o, [0.4, 0.1], total_steps=STEPS, base_momentum=0.8, max_momentum=0.9), True),
    "OneCycleLinear": rates(lambda o: S.OneCycleLR(o, 0.4, total_steps=STEPS, pct_start=0.2, anneal_strategy="linear", three_phase=True,
                                                  div_factor=10, final_div_factor=100, cycle_momentum=False)),
    "Sequential": rates(lambda o: S.SequentialLR(o, [S.LinearLR(o, 0.1, 1, 8), S.CosineAnnealingLR(o, 40), S.ExponentialLR(o, 0.9)], [8, 48])),
    "Chained": rates(lambda o: S.ChainedScheduler([S.ConstantLR(o, 0.1, 4), S.ExponentialLR(o, 0.95)])),
    "SwaAfterCosine": averaged_rates(lambda o: S.CosineAnnealingLR(o, 40, 0.001), 25, swa_lr=[0.2, 0.05], anneal_epochs=12),
    "SwaLinear": averaged_rates(None, 0, swa_lr=0.07, anneal_epochs=9, anneal_strategy="linear"),
}

plateau_losses = [1.0, 0.9, 0.9, 0.89995, 0.91, 0.9, 0.5, 0.6, float("nan"), 0.7, 0.8, 0.55, 0.51, 0.52, 0.4, 0.41, 0.42, 0.43, 0.44, 0.45]


def plateau(losses, **options):
    o = optimizer()
    s = S.ReduceLROnPlateau(o, **options)
    seen = []
    for loss in losses:
        s.step(loss)
        seen.append([g["lr"] for g in o.param_groups])
    return seen


plateaus = {
    "less": plateau(plateau_losses, patience=1, factor=0.5, cooldown=1, min_lr=0.004),
    "more": plateau([-x for x in plateau_losses], mode="max", patience=2, factor=0.3, threshold=0.05, threshold_mode="abs"),
}

# Metrics: the definitions, written down with tensors.
logits = torch.randn(57, 5, dtype=torch.float64)
labels = torch.randint(0, 5, (57,))
labels[::9] = -100
binary_scores = torch.round(torch.randn(80, dtype=torch.float64) * 4) / 4  # with ties
binary_labels = (torch.rand(80) < 0.4).long()
values = torch.randn(40, 2, dtype=torch.float64) + torch.tensor([1e6, 3.0], dtype=torch.float64)
predictions = values + 0.3 * torch.randn(40, 2, dtype=torch.float64)

kept = labels != -100
predicted, wanted = logits[kept].argmax(1), labels[kept]
matrix = torch.zeros(5, 5, dtype=torch.long)
for w, p in zip(wanted.tolist(), predicted.tolist()):
    matrix[w, p] += 1


def averaged(score):
    per = torch.tensor([score((predicted == c) & (wanted == c), predicted == c, wanted == c) for c in range(5)], dtype=torch.float64)
    support = torch.tensor([(wanted == c).sum() for c in range(5)], dtype=torch.float64)
    hits = int((predicted == wanted).sum())
    return {"macro": per.mean().item(), "weighted": ((per * support).sum() / support.sum()).item(), "micro": hits / len(wanted)}


def auroc(scores, positive):
    s, n = scores[positive], scores[~positive]
    d = s[:, None] - n[None, :]
    return ((d > 0).double() + 0.5 * (d == 0).double()).mean().item()


metrics = {
    "accuracy": (predicted == wanted).double().mean().item(),
    "top3": (logits[kept].topk(3, 1).indices == wanted[:, None]).any(1).double().mean().item(),
    "confusion": matrix.tolist(),
    "precision": averaged(lambda h, p, w: h.sum().item() / p.sum().item() if p.sum() else 0.0),
    "recall": averaged(lambda h, p, w: h.sum().item() / w.sum().item() if w.sum() else 0.0),
    "f1": averaged(lambda h, p, w: 2 * h.sum().item() / (p.sum() + w.sum()).item() if p.sum() + w.sum() else 0.0),
    "aurocBinary": auroc(binary_scores, binary_labels == 1),
    "aurocMulti": sum(auroc(logits[kept][:, c], wanted == c) for c in range(5)) / 5,
    "mse": F.mse_loss(predictions, values).item(),
    "mae": F.l1_loss(predictions, values).item(),
    "r2": (1 - ((predictions - values) ** 2).sum(0) / ((values - values.mean(0)) ** 2).sum(0)).mean().item(),
    "perplexity": math.exp(F.cross_entropy(logits, labels).item()),
}

# Losses, and the gradients of their inputs: names are those of functional in TorchSharp.
generator = torch.Generator().manual_seed(11)
loss_logits = torch.randn(9, 4, dtype=torch.float64, generator=generator)
loss_classes = torch.randint(0, 4, (9,), generator=generator)
loss_classes[4] = -100
loss_values = 2 * torch.randn(9, 4, dtype=torch.float64, generator=generator)
loss_shares = torch.rand(9, 4, dtype=torch.float64, generator=generator)
loss_weights = torch.tensor([0.5, 1.0, 2.0, 0.1], dtype=torch.float64)
signs = torch.where(loss_shares[:, 0] < 0.5, -1.0, 1.0).double()


def judged(loss):
    x = loss_logits.clone().requires_grad_()
    value = loss(x)
    value.backward()
    return {"value": value.item(), "gradient": x.grad.tolist()}


loss_results = {
    "cross_entropy": judged(lambda x: F.cross_entropy(x, loss_classes)),
    "cross_entropy_weighted_smoothed": judged(lambda x: F.cross_entropy(x, loss_classes, weight=loss_weights, label_smoothing=0.1)),
    "cross_entropy_shares": judged(lambda x: F.cross_entropy(x, loss_shares / loss_shares.sum(1, keepdim=True))),
    "nll_loss": judged(lambda x: F.nll_loss(F.log_softmax(x, 1), loss_classes, weight=loss_weights)),
    "binary_cross_entropy_with_logits": judged(lambda x: F.binary_cross_entropy_with_logits(x, loss_shares, pos_weight=loss_weights)),
    "binary_cross_entropy": judged(lambda x: F.binary_cross_entropy(torch.sigmoid(x), loss_shares)),
    "kl_div": judged(lambda x: F.kl_div(F.log_softmax(x, 1), loss_shares / loss_shares.sum(1, keepdim=True), reduction="batchmean")),
    "mse_loss": judged(lambda x: F.mse_loss(x, loss_values)),
    "l1_loss": judged(lambda x: F.l1_loss(x, loss_values)),
    "smooth_l1_loss": judged(lambda x: F.smooth_l1_loss(x, loss_values, beta=0.7)),
    "huber_loss": judged(lambda x: F.huber_loss(x, loss_values, delta=0.7)),
    "poisson_nll_loss": judged(lambda x: F.poisson_nll_loss(x, loss_shares)),
    "hinge_embedding_loss": judged(lambda x: F.hinge_embedding_loss(x[:, 0], signs)),
    "cosine_embedding_loss": judged(lambda x: F.cosine_embedding_loss(x, loss_values, signs, margin=0.2)),
    "triplet_margin_loss": judged(lambda x: F.triplet_margin_loss(x, loss_values, loss_shares, margin=0.5)),
}

# A training in float64: two layers, SGD with momentum; losses, clipped norm and final weights. Large batches of 12 of 42 items, the last short.
inputs, targets = torch.randn(42, 6, dtype=torch.float64), torch.randint(0, 3, (42,))
model = torch.nn.Sequential(torch.nn.Linear(6, 8), torch.nn.Tanh(), torch.nn.Linear(8, 3)).double()
initial = {k: v.tolist() for k, v in model.state_dict().items()}
o = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)
losses, norms = [], []
for epoch in range(3):
    total = 0
    for start in range(0, 42, 12):
        x, y = inputs[start:start + 12], targets[start:start + 12]
        o.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), 0.25).item())
        o.step()
        total += loss.item() * len(x)
    losses.append(total / 42)

fixture = {
    "schedules": schedules,
    "plateauLosses": ["NaN" if math.isnan(x) else x for x in plateau_losses],
    "plateaus": plateaus,
    "metrics": metrics,
    "metricInputs": {"logits": logits.tolist(), "labels": labels.tolist(), "binaryScores": binary_scores.tolist(), "binaryLabels": binary_labels.tolist(),
                     "values": values.tolist(), "predictions": predictions.tolist()},
    "losses": loss_results,
    "lossInputs": {"logits": loss_logits.tolist(), "classes": loss_classes.tolist(), "values": loss_values.tolist(), "shares": loss_shares.tolist(),
                   "weights": loss_weights.tolist(), "signs": signs.tolist()},
    "training": {"inputs": inputs.tolist(), "targets": targets.tolist(), "initial": initial, "losses": losses, "norms": norms,
                 "final": {k: v.tolist() for k, v in model.state_dict().items()}},
}
pathlib.Path(__file__).with_name("training.json").write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
