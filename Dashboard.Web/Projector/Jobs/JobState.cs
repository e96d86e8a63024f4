namespace Dashboard.Web.Projector.Jobs;

/// <summary>Where a job is; the numbers stand in its frames.</summary>
internal enum JobState
{
    Waiting = 0,
    Running = 1,
    Done = 2,
    Failed = 3,

    /// <summary>By the user, or because nobody watched.</summary>
    Stopped = 4,
}
