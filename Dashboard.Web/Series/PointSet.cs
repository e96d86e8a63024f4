namespace Dashboard.Web.Series;

/// <summary>Which points of a series are meant.</summary>
internal enum PointSet
{
    /// <summary>Those that no later point superseded.</summary>
    Valid,

    /// <summary>Every point, in the order (file name, offset).</summary>
    All,

    /// <summary>Those that a later point superseded.</summary>
    Superseded,
}
