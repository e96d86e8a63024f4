namespace EventFormat.Writing;

/// <summary>A file that a run made and that is to be kept.</summary>
public sealed record RunArtifact
{
    /// <summary>What to call it.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    /// <summary>What it is, such as <c>model</c> or <c>data</c>.</summary>
    public string Kind { get; init => field = value ?? ""; } = "";

    /// <summary>Its path in the run's directory, with <c>/</c>.</summary>
    public string File { get; init => field = value ?? ""; } = "";

    /// <summary>Its length.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 of its content, in hexadecimal.</summary>
    public string Sha256 { get; init => field = value ?? ""; } = "";
}
