namespace Dashboard.Web.Series;

/// <summary>What a run's files tell of its time and size.</summary>
internal sealed class RunFile(string name)
{
    public string Name => name;

    /// <summary>Wall time of its first event with a known one; NaN until there is one.</summary>
    public double FirstWallTime { get; private set; } = double.NaN;

    /// <summary>Latest known wall time; NaN until there is one.</summary>
    public double LastWallTime { get; private set; } = double.NaN;

    /// <summary>Scalar points.</summary>
    public long Points { get; set; }

    /// <summary>Whether it holds values that are no scalars.</summary>
    public bool HasBlobs { get; set; }

    /// <summary>Whether any value was read from it.</summary>
    public bool HasValues => Points > 0 || HasBlobs;

    public void Saw(double wallTime)
    {
        if (wallTime <= LastWallTime || double.IsNaN(wallTime))
        {
            return;
        }

        LastWallTime = wallTime;
        if (double.IsNaN(FirstWallTime))
        {
            FirstWallTime = wallTime;
        }
    }

    public void Reset()
    {
        (FirstWallTime, LastWallTime) = (double.NaN, double.NaN);
        Points = 0;
        HasBlobs = false;
    }
}
