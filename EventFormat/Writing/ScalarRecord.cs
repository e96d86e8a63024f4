using System.Text;

namespace EventFormat.Writing;

/// <summary>A whole record of one scalar, written straight into the queue's bytes; the same bytes PyTorch writes.</summary>
/// <remarks>
/// Scalars are <c>simple_value</c>s without metadata: both of TensorBoard's loaders read them, and nothing is smaller.
/// <code>
/// event   = 09 f64 wall_time  [10 varint step, absent when 0]  2A len summary
/// summary = 0A len value
/// value   = 0A len tag  15 f32 simple_value
/// </code>
/// </remarks>
internal static class ScalarRecord
{
    private const int SimpleValueBytes = 5;

    private const int MaxTagChars = EventFileWriter.MaxEventBytes / 4;

    /// <summary>What a record of a tag of so many characters takes at most.</summary>
    public static int MaxBytes(int tagChars) => tagChars <= MaxTagChars
        ? 64 + (3 * tagChars)
        : throw new ArgumentException($"A tag holds at most {MaxTagChars} characters.");

    /// <summary>Writes the record at the start of <paramref name="to"/> and returns its length.</summary>
    public static int Write(Span<byte> to, ReadOnlySpan<char> tag, float value, long step, double wallTime)
    {
        var at = Wire.Double(to, RecordFrame.HeaderBytes, 0x09, wallTime);
        if (step != 0)
        {
            to[at] = 0x10;
            at = Wire.Varint(to, at + 1, (ulong)step);
        }

        // Nearly every tag is ASCII: its length is taken for granted, and a tag that is longer in bytes written again.
        var tagAt = BeginTag(to, at, tag.Length);
        var tagBytes = Encoding.UTF8.GetBytes(tag, to[tagAt..]);
        if (tagBytes != tag.Length)
        {
            tagAt = BeginTag(to, at, tagBytes);
            Encoding.UTF8.GetBytes(tag, to[tagAt..]);
        }

        at = Wire.Single(to, tagAt + tagBytes, 0x15, value);
        return RecordFrame.Seal(to, at - RecordFrame.HeaderBytes);
    }

    /// <summary>All that stands between the step and the tag's bytes.</summary>
    private static int BeginTag(Span<byte> to, int at, int tagBytes)
    {
        var valueBytes = Wire.FieldBytes(tagBytes) + SimpleValueBytes;
        at = Wire.Begin(to, at, 0x2A, Wire.FieldBytes(valueBytes));
        at = Wire.Begin(to, at, 0x0A, valueBytes);
        return Wire.Begin(to, at, 0x0A, tagBytes);
    }
}
