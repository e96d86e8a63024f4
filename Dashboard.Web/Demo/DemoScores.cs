using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>Scores of two classes that the training learns to tell apart, as precision against recall.</summary>
internal sealed class DemoScores(Random random) : IDemoLog
{
    private readonly float[] _scores = new float[600];
    private readonly bool[] _labels = new bool[600];

    public int Every => 100;

    public void Log(SummaryWriter writer, DemoMoment moment)
    {
        Add(writer, "validation/disc", moment, 3.4, 0.5);
        Add(writer, "validation/ring", moment, 2.3, 0.2);
    }

    private void Add(SummaryWriter writer, string tag, DemoMoment moment, double separation, double share)
    {
        for (var i = 0; i < _scores.Length; i++)
        {
            _labels[i] = random.NextDouble() < share;
            var logit = random.Normal() + ((_labels[i] ? 0.5 : -0.5) * separation * (1 - moment.Noise));
            _scores[i] = (float)(1 / (1 + Math.Exp(-logit)));
        }

        writer.AddPrCurve(tag, _scores, _labels, moment.Step, wallTime: moment.WallTime);
    }
}
