namespace Dashboard.Web.HParams;

/// <summary>How far a trial is; of several sessions, what matters most.</summary>
public enum TrialStatus
{
    /// <summary>Nothing was said, and nothing is being written.</summary>
    Unknown,

    /// <summary>Every session ended well.</summary>
    Success,

    /// <summary>A session says that it runs, or has not ended and is being written.</summary>
    Running,

    /// <summary>A session failed.</summary>
    Failure,
}
