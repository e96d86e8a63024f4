#!/usr/bin/env python3
"""Makes the files that weights and models are tested against, with PyTorch (1.13 was used: Debian's python3-torch).

    python3 make_weights.py

writes weights/*.pth, weights/*.pt, weights/*.safetensors, weights/expected.json, and zoo/*.json. The tests need only what it wrote.
"""
import collections
import json
import math
import os
import struct

import numpy
import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = {
    torch.float64: "Float64", torch.float32: "Float32", torch.float16: "Float16", torch.bfloat16: "BFloat16", torch.int64: "Int64",
    torch.int32: "Int32", torch.int16: "Int16", torch.int8: "Int8", torch.uint8: "Byte", torch.bool: "Bool", torch.complex64: "ComplexFloat32",
}


def place(*names):
    return os.path.join(HERE, *names)


def described(tensor):
    values = torch.view_as_real(tensor) if tensor.is_complex() else tensor
    return {"type": NAMES[tensor.dtype], "shape": list(tensor.shape), "values": [v if math.isfinite(v) else str(v) for v in values.reshape(-1).to(torch.float64).tolist()]}


# ---- files of weights ----

class Evil:
    def __init__(self, function, *arguments):
        self.call = function, arguments

    def __reduce__(self):
        return self.call


def every_kind():
    base = torch.arange(24, dtype=torch.float32).reshape(4, 6)
    shared = torch.arange(6, dtype=torch.float32)
    return collections.OrderedDict(
        f64=torch.tensor([1.5, -2.25, math.pi], dtype=torch.float64),
        f32=torch.tensor([[1.0, float("inf")], [-0.0, 3.4e38]]),
        f16=torch.tensor([1.0, 65504.0, 6e-8], dtype=torch.float16),
        bf16=torch.tensor([1.0, -3.0e38, 0.15625], dtype=torch.bfloat16),
        i64=torch.tensor([2**53, -2**53, 7]),
        i32=torch.tensor([2**31 - 1, -2**31], dtype=torch.int32),
        i16=torch.tensor([32767, -32768], dtype=torch.int16),
        i8=torch.tensor([127, -128], dtype=torch.int8),
        u8=torch.tensor([0, 255], dtype=torch.uint8),
        flags=torch.tensor([True, False, True]),
        c64=torch.tensor([1 + 2j, -3.5j], dtype=torch.complex64),
        single=torch.tensor(42.5),
        empty=torch.zeros(0, 3),
        transposed=base.t(),
        slice=base[1:3, ::2],
        expanded=torch.tensor([[1.0], [2.0]]).expand(2, 3),
        first=shared,
        tied=shared[2:],
    )


def checkpoint():
    torch.manual_seed(1)
    net = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.ReLU(), nn.Linear(3, 2))
    optimizer = torch.optim.AdamW(net.parameters(), lr=0.01)
    net(torch.randn(8, 4)).sum().backward()
    optimizer.step()
    net.eval()
    x = torch.arange(8, dtype=torch.float32).reshape(2, 4)
    saved = {
        "epoch": 7, "loss": 0.125, "best": None, "name": "größe ✓", "done": True, "big": 2**80, "negative": -5, "list": [1, [2.5, "x"], ()],
        "model_state_dict": net.state_dict(), "optimizer_state_dict": optimizer.state_dict(), "size": torch.Size([2, 3]), 3: "three",
    }
    return saved, {"input": described(x), "output": described(net(x).detach())}


def safetensors(path, tensors, metadata):
    """The format as its project describes it."""
    types = {
        "Float64": "F64", "Float32": "F32", "Float16": "F16", "BFloat16": "BF16", "Int64": "I64", "Int32": "I32", "Int16": "I16", "Int8": "I8",
        "Byte": "U8", "Bool": "BOOL", "ComplexFloat32": "C64",
    }
    header, data = {"__metadata__": metadata}, b""
    for name, tensor in tensors.items():
        tensor = tensor.contiguous()
        raw = tensor.view(torch.int16).numpy().tobytes() if tensor.dtype == torch.bfloat16 else tensor.numpy().tobytes()
        header[name] = {"dtype": types[NAMES[tensor.dtype]], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def write_weights():
    kinds = every_kind()
    saved, forward = checkpoint()
    torch.save(kinds, place("weights", "kinds.pth"))
    torch.save(kinds, place("weights", "kinds_protocol4.pth"), pickle_protocol=4)
    torch.save(dict(kinds), place("weights", "legacy.pth"), _use_new_zipfile_serialization=False)
    torch.save(saved, place("weights", "checkpoint.pth"))
    torch.save({"weight": nn.Parameter(torch.tensor([1.0, 2.0])), "bias": nn.Parameter(torch.tensor([3.0]), requires_grad=False)}, place("weights", "parameters.pth"))
    torch.save(nn.Linear(2, 1), place("weights", "module.pth"))
    torch.jit.script(nn.Linear(2, 1)).save(place("weights", "scripted.pt"))
    torch.save({"state_dict": {"w": torch.ones(2)}, "harm": Evil(os.system, "touch /tmp/harm-was-done")}, place("weights", "evil.pth"))
    safetensors(place("weights", "kinds.safetensors"), kinds, {"format": "pt", "note": "größe ✓"})
    with open(place("weights", "expected.json"), "w") as file:
        json.dump({"kinds": {name: described(tensor) for name, tensor in kinds.items()}, "forward": forward}, file)


# ---- models; the weights are a formula of name and index, so that none need be stored ----

def fill(name, tensor):
    mask = numpy.uint64(0xFFFFFFFF)
    seed = 2166136261
    for byte in name.encode():
        seed = ((seed ^ byte) * 16777619) & 0xFFFFFFFF
    v = (numpy.arange(tensor.numel(), dtype=numpy.uint64) * numpy.uint64(2654435761) + numpy.uint64(seed)) & mask
    v ^= v >> numpy.uint64(15)
    v = (v * numpy.uint64(2246822519)) & mask
    v ^= v >> numpy.uint64(13)
    u = (v >> numpy.uint64(8)).astype(numpy.float64) / 2**24 - 0.5
    if tensor.dim() > 1:
        u *= 2 * math.sqrt(6 / (tensor.numel() // tensor.shape[0]))
    elif name.endswith("running_var"):
        u = 1 + 0.4 * u
    elif name.endswith("weight"):
        u = 1 + 0.2 * u
    else:
        u *= 0.2
    tensor.copy_(torch.from_numpy(u).reshape(tensor.shape))


class BasicBlock(nn.Module):
    expansion = 1

    def __init__(self, inputs, planes, stride, downsample):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, planes, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.downsample = downsample

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        y = torch.relu(self.bn1(self.conv1(x)))
        return torch.relu(self.bn2(self.conv2(y)) + shortcut)


class Bottleneck(nn.Module):
    expansion = 4

    def __init__(self, inputs, planes, stride, downsample):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, planes, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(planes)
        self.conv2 = nn.Conv2d(planes, planes, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(planes)
        self.conv3 = nn.Conv2d(planes, planes * 4, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(planes * 4)
        self.downsample = downsample

    def forward(self, x):
        shortcut = x if self.downsample is None else self.downsample(x)
        y = torch.relu(self.bn1(self.conv1(x)))
        y = torch.relu(self.bn2(self.conv2(y)))
        return torch.relu(self.bn3(self.conv3(y)) + shortcut)


class ResNet(nn.Module):
    """With the names and shapes of torchvision.models.resnet."""

    def __init__(self, block, counts, classes=1000):
        super().__init__()
        self.inputs = 64
        self.conv1 = nn.Conv2d(3, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = self.stage(block, 64, counts[0], 1)
        self.layer2 = self.stage(block, 128, counts[1], 2)
        self.layer3 = self.stage(block, 256, counts[2], 2)
        self.layer4 = self.stage(block, 512, counts[3], 2)
        self.fc = nn.Linear(512 * block.expansion, classes)

    def stage(self, block, planes, count, stride):
        blocks = []
        for i in range(count):
            stride = stride if i == 0 else 1
            downsample = None
            if stride != 1 or self.inputs != planes * block.expansion:
                downsample = nn.Sequential(nn.Conv2d(self.inputs, planes * block.expansion, 1, stride, bias=False), nn.BatchNorm2d(planes * block.expansion))
            blocks.append(block(self.inputs, planes, stride, downsample))
            self.inputs = planes * block.expansion
        return nn.Sequential(*blocks)

    def forward(self, x):
        x = self.maxpool(torch.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(x.mean((2, 3)))


class LeNet(nn.Module):
    """LeCun et al. 1998 in the usual modern form."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.conv1(x)), 2)
        x = nn.functional.max_pool2d(torch.relu(self.conv2(x)), 2)
        return self.fc3(torch.relu(self.fc2(torch.relu(self.fc1(x.flatten(1))))))


class Classifier(nn.Module):
    """Sequence to class: PyTorch's own encoder between an embedding and a linear layer, mean over what is not padding."""

    def __init__(self, norm_first, activation):
        super().__init__()
        self.embedding = nn.Embedding(11, 16, padding_idx=0)
        self.position = nn.Embedding(9, 16)
        layer = nn.TransformerEncoderLayer(16, 4, 24, dropout=0.1, activation=activation, batch_first=True, norm_first=norm_first)
        self.encoder = nn.TransformerEncoder(layer, 2, norm=nn.LayerNorm(16) if norm_first else None, enable_nested_tensor=False)
        self.fc = nn.Linear(16, 3)

    def forward(self, tokens):
        padding = tokens == 0
        x = self.embedding(tokens) + self.position(torch.arange(tokens.shape[1]))
        x = self.encoder(x, src_key_padding_mask=padding)
        kept = (~padding).to(x.dtype).unsqueeze(2)
        return self.fc((x * kept).sum(1) / kept.sum(1))


def image(*shape):
    tensor = torch.empty(shape, dtype=torch.float64)
    fill("input", tensor.view(-1))
    return tensor * 5


def write_zoo():
    tokens = torch.tensor([[3, 7, 10, 1, 2, 4], [5, 5, 9, 0, 0, 0]])
    zoo = {
        "mlp": (nn.Sequential(nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, 5), nn.ReLU(), nn.Linear(5, 3)), image(2, 6)),
        "lenet": (LeNet(), image(2, 1, 28, 28)),
        "resnet18": (ResNet(BasicBlock, [2, 2, 2, 2]), image(1, 3, 64, 48)),
        "resnet34": (ResNet(BasicBlock, [3, 4, 6, 3]), image(1, 3, 64, 48)),
        "resnet50": (ResNet(Bottleneck, [3, 4, 6, 3]), image(1, 3, 64, 48)),
        "transformer": (Classifier(norm_first=False, activation="relu"), tokens),
        "transformer_prenorm": (Classifier(norm_first=True, activation="gelu"), tokens),
    }
    for name, (model, given) in zoo.items():
        model = model.double().eval()
        with torch.no_grad():
            for key, tensor in model.state_dict().items():
                if tensor.is_floating_point():
                    fill(key, tensor)
        with torch.enable_grad():  # with gradients: not the fused inference path
            output = model(given).detach()
        with open(place("zoo", name + ".json"), "w") as file:
            json.dump({
                "input": list(given.shape), "state": {key: list(tensor.shape) for key, tensor in model.state_dict().items()},
                "parameters": sum(p.numel() for p in model.parameters()), "output": output.reshape(-1).tolist(),
            }, file)


if __name__ == "__main__":
    write_weights()
    write_zoo()
