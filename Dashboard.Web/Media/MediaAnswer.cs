namespace Dashboard.Web.Media;

/// <summary>What is sent of one value.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="ContentType">By what the bytes are, never by what the log claims.</param>
internal readonly record struct MediaAnswer(ReadOnlyMemory<byte> Body, string ContentType);
