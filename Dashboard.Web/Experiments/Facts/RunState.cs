namespace Dashboard.Web.Experiments.Facts;

/// <summary>How a run stands, as far as its files tell.</summary>
public enum RunState
{
    /// <summary>Nothing was said of its end, and nothing is being written.</summary>
    Unknown,

    /// <summary>It says that it runs and its heart beats, or it says nothing and is being written.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Finished,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>Someone stopped it.</summary>
    Stopped,

    /// <summary>It never said that it ended, and its heart no longer beats.</summary>
    Killed,
}
