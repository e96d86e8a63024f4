using Dashboard.Web.Series;

namespace Dashboard.Web.Tests.Series;

/// <summary>A series and its oracle, fed the same points.</summary>
internal sealed class SeriesScenario(int seed)
{
    private readonly Dictionary<int, (long Step, double Wall)> _positions = [];

    public Random Random { get; } = new(seed);

    public ScalarSeries Series { get; } = new(new Lock(), 1);

    public ReferenceSeries Reference { get; } = new();

    public SeriesSnapshot Snapshot => Series.Snapshot(1_700_000_000);

    /// <summary>File names sort otherwise than their ids.</summary>
    public static string FileName(int file) => $"events.{(file * 7) % 5}";

    public void Append(int file, SeriesPoint point, bool isSingle = false)
    {
        Reference.Append(FileName(file), point);
        Series.Append(file, FileName(file), point.Step, point.WallTime, point.Value, isSingle);
    }

    /// <summary>Appends a point that mostly goes on in its file, and sometimes restarts, repeats, or leaps.</summary>
    public void AppendSome(int file, double restartRate)
    {
        (long step, double wall) = _positions.GetValueOrDefault(file, (0, 1_700_000_000 + (file * 1000)));
        double dice = Random.NextDouble();
        step = dice < restartRate / 3 ? Random.NextInt64(Math.Max(1, step + 1))
            : dice < restartRate ? step - Random.Next(3)
            : step + Random.Next(1, 4);
        wall += 1 + Random.NextDouble();
        _positions[file] = (step, wall);
        double value = Random.Next(40) switch
        {
            0 => double.NaN,
            1 => Random.Next(2) == 0 ? double.PositiveInfinity : double.NegativeInfinity,
            _ => Math.Round(Random.NextDouble() * 1000) / 8,
        };
        Append(file, new SeriesPoint(step, wall, value), isSingle: true);
    }

    public void Commit()
    {
        Series.Prepare();
        Series.Publish();
    }

    /// <summary>Some thousand points of one file, all valid.</summary>
    public static SeriesScenario Rising(int seed, int count, Func<Random, int, SeriesPoint>? point = null)
    {
        var scenario = new SeriesScenario(seed);
        for (int i = 0; i < count; i++)
        {
            scenario.Append(0, point?.Invoke(scenario.Random, i)
                ?? new SeriesPoint(i * 3L, 1_700_000_000 + i + (scenario.Random.NextDouble() / 2), scenario.Random.NextDouble()));
        }

        scenario.Commit();
        return scenario;
    }
}
