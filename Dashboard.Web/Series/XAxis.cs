namespace Dashboard.Web.Series;

/// <summary>What a chart's x axis shows.</summary>
internal enum XAxis
{
    /// <summary>The step of each valid point.</summary>
    Step,

    /// <summary>Seconds since the Unix epoch.</summary>
    Wall,

    /// <summary>Seconds since the start of the run or of the series.</summary>
    Relative,

    /// <summary>Index in the order (file name, offset), superseded points included.</summary>
    Arrival,
}
