using CsCheck;
using Training.Core.Metrics;
using Training.Core.Tests.Fixtures;
using static TorchSharp.torch;

namespace Training.Core.Tests.Metrics;

public sealed class MetricTests
{
    public static TheoryData<string, string, double> Known => new()
    {
        { "accuracy", "labels", PyTorch.Number("metrics", "accuracy") },
        { "top3", "labels", PyTorch.Number("metrics", "top3") },
        { "precisionMacro", "labels", PyTorch.Number("metrics", "precision", "macro") },
        { "precisionWeighted", "labels", PyTorch.Number("metrics", "precision", "weighted") },
        { "precisionMicro", "labels", PyTorch.Number("metrics", "precision", "micro") },
        { "recallMacro", "labels", PyTorch.Number("metrics", "recall", "macro") },
        { "recallWeighted", "labels", PyTorch.Number("metrics", "recall", "weighted") },
        { "f1Macro", "labels", PyTorch.Number("metrics", "f1", "macro") },
        { "f1Weighted", "labels", PyTorch.Number("metrics", "f1", "weighted") },
        { "f1Micro", "labels", PyTorch.Number("metrics", "f1", "micro") },
        { "perplexity", "labels", PyTorch.Number("metrics", "perplexity") },
        { "auroc", "kept", PyTorch.Number("metrics", "aurocMulti") },
        { "auroc", "binary", PyTorch.Number("metrics", "aurocBinary") },
        { "mse", "values", PyTorch.Number("metrics", "mse") },
        { "mae", "values", PyTorch.Number("metrics", "mae") },
        { "r2", "values", PyTorch.Number("metrics", "r2") },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Metric_WhateverTheBatches_IsPyTorchs(string name, string data, double expected)
    {
        var (outputs, targets) = Data(data);
        Gen.Int[1, 20].Sample(
            size =>
            {
                using var metric = Make(name);
                Feed(metric, outputs, targets, size);
                Assert.Equal(expected, metric.Value, 1e-9);
            },
            iter: 8,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Metric_SavedInTheMiddle_GoesOnExactly(string name, string data, double expected)
    {
        var (outputs, targets) = Data(data);
        using var whole = Make(name);
        using var first = Make(name);
        using var second = Make(name);
        Feed(whole, outputs, targets, 7);
        Feed(first, outputs[..21], targets[..21], 7);
        second.LoadState(first.SaveState());
        Feed(second, outputs[21..], targets[21..], 7);
        Assert.Equal(whole.Value, second.Value);
        Assert.Equal(expected, second.Value, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Metric_Reset_KnowsNothing(string name, string data, double expected)
    {
        var (outputs, targets) = Data(data);
        using var metric = Make(name);
        Assert.True(double.IsNaN(metric.Value));
        Feed(metric, targets.dim() == outputs.dim() ? outputs * 3 : outputs.roll(1, 0), targets, 100);
        metric.Reset();
        Assert.True(double.IsNaN(metric.Value));
        Feed(metric, outputs, targets, 100);
        Assert.Equal(expected, metric.Value, 1e-9);
    }

    [Fact]
    public void ConfusionMatrix_Counts_ArePyTorchs()
    {
        var (outputs, targets) = Data("labels");
        using var metric = new ConfusionMatrix(5, ignored: -100);
        Feed(metric, outputs, targets, 10);
        var counts = metric.Counts();
        Assert.Equal(PyTorch.Get("metrics", "confusion").Rows().SelectMany(static row => row), counts.Cast<long>().Select(static count => (double)count));
        Assert.Equal(PyTorch.Number("metrics", "accuracy"), metric.Value, 1e-12);
    }

    [Fact]
    public void BinaryOutputs_OfTheTargetsShape_AreJudgedByTheThreshold()
    {
        using var outputs = tensor(new[] { 0.9f, 0.4f, 0.6f, 0.1f });
        using var targets = tensor(new[] { 1L, 1L, 0L, 0L });
        Assert.Equal(0.5, Judge(new Accuracy(threshold: 0.5)));
        Assert.Equal(0.5, Judge(new Precision(2, Average.Binary, threshold: 0.5)));
        Assert.Equal(0.5, Judge(new Recall(2, Average.Binary, threshold: 0.5)));
        Assert.Equal(2.0 / 3, Judge(new F1(2, Average.Binary)), 1e-12); // everything above zero: precision 1/2, recall 1

        double Judge(Metric metric)
        {
            metric.Update(outputs, targets);
            using (metric)
            {
                return metric.Value;
            }
        }
    }

    [Fact]
    public void Macro_ClassesThatNeverOccur_DoNotCount()
    {
        using var f1 = new F1(10);
        using var outputs = eye(10)[..2];
        using var targets = tensor(new[] { 0L, 1L });
        f1.Update(outputs, targets);
        Assert.Equal(1, f1.Value);
    }

    [Fact]
    public void Squares_OfShapesThatWouldBroadcast_AreRefused()
    {
        using var mse = new MeanSquaredError();
        using var outputs = zeros(4, 1);
        using var targets = zeros(4);
        Assert.Throws<ArgumentException>(() => mse.Update(outputs, targets));
    }

    [Fact]
    public void ConfusionMatrix_ClassOutOfRange_IsRefused()
    {
        using var matrix = new ConfusionMatrix(3);
        using var outputs = eye(3);
        using var targets = tensor(new[] { 0L, 1L, 3L });
        Assert.Throws<ArgumentException>(() => matrix.Update(outputs, targets));
    }

    [Fact]
    public void Auroc_OnlyOneClassSeen_IsUnknown()
    {
        using var auroc = new Auroc();
        using var outputs = rand(5);
        using var targets = ones(5, ScalarType.Int64);
        auroc.Update(outputs, targets);
        Assert.True(double.IsNaN(auroc.Value));
    }

    private static void Feed(Metric metric, Tensor outputs, Tensor targets, int size)
    {
        using var scope = NewDisposeScope();
        for (long at = 0; at < targets.shape[0]; at += size)
        {
            var count = Math.Min(size, targets.shape[0] - at);
            metric.Update(outputs.narrow(0, at, count), targets.narrow(0, at, count));
        }
    }

    private static (Tensor Outputs, Tensor Targets) Data(string name)
    {
        var (logits, labels) = (PyTorch.Get("metricInputs", "logits").Doubles(), PyTorch.Get("metricInputs", "labels").Longs());
        return name switch
        {
            "labels" => (logits, labels),
            "kept" => (logits[labels.ne(-100)], labels[labels.ne(-100)]),
            "binary" => (PyTorch.Get("metricInputs", "binaryScores").Doubles(), PyTorch.Get("metricInputs", "binaryLabels").Longs()),
            _ => (PyTorch.Get("metricInputs", "predictions").Doubles(), PyTorch.Get("metricInputs", "values").Doubles()),
        };
    }

    private static Metric Make(string name) => name switch
    {
        "accuracy" => new Accuracy(ignored: -100),
        "top3" => new Accuracy(3, ignored: -100),
        "precisionMacro" => new Precision(5, ignored: -100),
        "precisionWeighted" => new Precision(5, Average.Weighted, -100),
        "precisionMicro" => new Precision(5, Average.Micro, -100),
        "recallMacro" => new Recall(5, ignored: -100),
        "recallWeighted" => new Recall(5, Average.Weighted, -100),
        "f1Macro" => new F1(5, ignored: -100),
        "f1Weighted" => new F1(5, Average.Weighted, -100),
        "f1Micro" => new F1(5, Average.Micro, -100),
        "perplexity" => new Perplexity(),
        "auroc" => new Auroc(),
        "mse" => new MeanSquaredError(),
        "mae" => new MeanAbsoluteError(),
        "r2" => new RSquared(2),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
