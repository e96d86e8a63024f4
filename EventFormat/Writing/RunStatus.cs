namespace EventFormat.Writing;

/// <summary>How a run stands.</summary>
public enum RunStatus
{
    /// <summary>It says that it runs; without a recent heartbeat it has died: <see cref="RunManifest.HasDied"/>.</summary>
    Running,

    /// <summary>It came to its end.</summary>
    Finished,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>Someone stopped it.</summary>
    Stopped,
}
