namespace Monitor.Tests.Support;

/// <summary>Makes the large logs that benchmarks and browser tests look at; the same bytes for the same arguments.</summary>
public static class LogGenerator
{
    private const double Start = 1_700_000_000;

    /// <summary>One run, one tag, <paramref name="points"/> points of a noisy decay with a few spikes and non-finite values.</summary>
    public static void WriteLongRun(string directory, int points, string tag = "train/loss", bool asTensors = false)
    {
        var random = new Random(1);
        using var file = ScalarLogFile.Create(directory, Start, asTensors: asTensors);
        var wall = Start;
        for (var step = 0; step < points; step++)
        {
            wall += 0.01 + (random.NextDouble() * 0.002);
            file.Append(tag, step, wall, Value(step, points, random));
        }
    }

    /// <summary><paramref name="runs"/> runs with <paramref name="tags"/> tags of <paramref name="points"/> points each.</summary>
    public static void WriteManyRuns(string directory, int runs, int tags, int points)
    {
        string[] names = [.. Enumerable.Range(0, tags).Select(tag => $"{(tag % 4) switch { 0 => "train", 1 => "val", 2 => "optim", _ => "system" }}/metric_{tag:00}")];
        for (var run = 0; run < runs; run++)
        {
            var random = new Random(run);
            var start = Start + (run * 60);
            using var file = ScalarLogFile.Create(Path.Combine(directory, $"sweep_{run / 100:00}", $"trial_{run:0000}"), start);
            var scale = 0.5f + random.NextSingle();
            for (var step = 0; step < points; step++)
            {
                foreach (var name in names)
                {
                    file.Append(name, step * 10, start + step + random.NextDouble(), scale * Value(step, points, random));
                }
            }
        }
    }

    private static float Value(int step, int points, Random random)
    {
        var progress = (double)step / points;
        var noise = random.NextSingle() - 0.5;
        return step % 1_000_003 == 500_000
            ? float.NaN
            : (float)(Math.Exp(-6 * progress) + 0.05 + (0.1 * noise) + (step % 99_991 == 77_777 ? 3 : 0));
    }
}
