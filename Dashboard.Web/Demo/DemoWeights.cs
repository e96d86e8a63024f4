using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>How weights spread out, gradients shrink and activations grow.</summary>
internal sealed class DemoWeights(Random random) : IDemoLog
{
    private static readonly string[] Layers = ["stem", "block1", "block2", "head"];

    private readonly float[] _values = new float[1200];

    public int Every => 50;

    public void Log(SummaryWriter writer, DemoMoment moment)
    {
        for (var layer = 0; layer < Layers.Length; layer++)
        {
            var learned = 1 - moment.Noise;
            var (depth, end) = (layer, double.IsNaN(moment.Skill) ? 40.0 : 1.0);
            Add(writer, $"weights/{Layers[layer]}", moment, () => end * ((0.06 * random.Normal()) + (learned * (random.Next(2) - 0.5) * 0.18 * (1 + depth))));
            Add(writer, $"gradients/{Layers[layer]}", moment, () => end * 0.02 * (0.08 + moment.Noise) * random.Normal() / (1 + (0.5 * depth)));
        }

        Add(writer, "activations/head", moment, () => Math.Log(1 + Math.Exp((1.5 * random.Normal()) + 1 - (2 * moment.Noise))));
    }

    private void Add(SummaryWriter writer, string tag, DemoMoment moment, Func<double> next)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = (float)next();
        }

        writer.AddHistogram(tag, _values, moment.Step, moment.WallTime);
    }
}
