namespace Dashboard.Web.Live;

/// <summary>One series, as requests and frames name it.</summary>
public readonly record struct SeriesKey(int Run, int Tag);
