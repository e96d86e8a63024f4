namespace EventFormat.Summaries;

/// <summary>One encoded sound.</summary>
/// <param name="Sound">The file's bytes, a slice of the decoded value.</param>
/// <param name="Label">The writer's label (markdown); usually empty.</param>
public sealed record AudioClip(ReadOnlyMemory<byte> Sound, string Label);
