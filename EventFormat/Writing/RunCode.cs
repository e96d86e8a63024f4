namespace EventFormat.Writing;

/// <summary>The version of the code a run is made with.</summary>
public sealed record RunCode
{
    /// <summary>Identifies the version, such as a commit.</summary>
    public string Version { get; init => field = value ?? ""; } = "";

    /// <summary>Where the code comes from, such as the address of a repository.</summary>
    public string Origin { get; init => field = value ?? ""; } = "";

    /// <summary>File in the run's directory with what was changed since that version; empty when nothing was.</summary>
    public string DiffFile { get; init => field = value ?? ""; } = "";
}
