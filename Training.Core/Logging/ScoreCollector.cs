using EventFormat.Writing;
using static TorchSharp.torch;

namespace Training.Core.Logging;

/// <summary>Collects a classifier's probabilities for precision-recall curves, one class against the others.</summary>
internal sealed class ScoreCollector(int maxClasses)
{
    private const int MaxItems = 200_000; // memory: 4 bytes for each of them and each class
    private readonly List<float>[] _scores = [.. Enumerable.Range(0, maxClasses).Select(_ => new List<float>())];
    private readonly List<long> _targets = [];
    private int _classes;

    public void Add(Tensor logits, Tensor target)
    {
        if (maxClasses == 0 || _targets.Count >= MaxItems)
        {
            return;
        }

        _classes = (int)Math.Min(maxClasses, logits.shape[1]);
        using var probabilities = HostTensor.Of(logits.to_type(ScalarType.Float32).softmax(1).narrow(1, 0, _classes).t(), ScalarType.Float32);
        using var targets = HostTensor.Of(target, ScalarType.Int64);
        var scores = probabilities.Elements<float>();
        var items = targets.Elements<long>().Length;
        for (var label = 0; label < _classes; label++)
        {
            _scores[label].AddRange(scores.Slice(label * items, items));
        }

        _targets.AddRange(targets.Elements<long>());
    }

    public void Log(SummaryWriter writer, Func<string, string> tag, TrainingLoggerOptions options, long step)
    {
        if (_targets.Count == 0)
        {
            return;
        }

        var labels = new bool[_targets.Count];
        for (var label = 0; label < _classes; label++)
        {
            for (var i = 0; i < labels.Length; i++)
            {
                labels[i] = _targets[i] == label;
            }

            writer.AddPrCurve(tag(options.ClassName(label)), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_scores[label]), labels, step);
        }
    }
}
