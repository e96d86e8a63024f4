using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>Three notes that come out of noise.</summary>
internal sealed class DemoSound(Random random) : IDemoLog
{
    private const int Rate = 16_000;

    private static readonly double[] Notes = [392, 493.88, 587.33];

    private readonly float[] _samples = new float[Rate * 3 / 2];

    public int Every => 500;

    public void Log(SummaryWriter writer, DemoMoment moment)
    {
        Array.Clear(_samples);
        for (var note = 0; note < Notes.Length; note++)
        {
            for (var i = note * Rate / 4; i < _samples.Length; i++)
            {
                var t = (i - (note * Rate / 4)) / (double)Rate;
                _samples[i] += (float)(0.25 * Math.Exp(-3 * t) * (Math.Sin(2 * Math.PI * Notes[note] * t) + (0.3 * Math.Sin(4 * Math.PI * Notes[note] * t))));
            }
        }

        for (var i = 0; i < _samples.Length; i++)
        {
            _samples[i] = (float)((_samples[i] * (1 - (0.7 * moment.Noise))) + (0.12 * moment.Noise * random.Normal()));
        }

        writer.AddAudio("samples/chime", _samples, Rate, moment.Step, wallTime: moment.WallTime);
    }
}
