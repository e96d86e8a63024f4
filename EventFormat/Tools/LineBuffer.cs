using System.Globalization;

namespace EventFormat.Tools;

/// <summary>Gathers lines of UTF-8 text for a stream, in one buffer and without objects. The stream stays the caller's.</summary>
internal sealed class LineBuffer(Stream target) : IDisposable
{
    private const int Size = 64 * 1024;
    private const int LongestNumber = 32;
    private readonly byte[] _bytes = new byte[Size];
    private int _used;

    public void Append(ReadOnlySpan<byte> text)
    {
        if (text.Length > Size - _used)
        {
            Flush();
            if (text.Length > Size)
            {
                target.Write(text);
                return;
            }
        }

        text.CopyTo(_bytes.AsSpan(_used));
        _used += text.Length;
    }

    public void Append(long number)
    {
        Reserve();
        number.TryFormat(_bytes.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    public void Append(double number)
    {
        Reserve();
        number.TryFormat(_bytes.AsSpan(_used), out var written, default, CultureInfo.InvariantCulture);
        _used += written;
    }

    public void Flush()
    {
        target.Write(_bytes, 0, _used);
        _used = 0;
    }

    public void Dispose()
    {
        Flush();
        target.Flush();
    }

    private void Reserve()
    {
        if (LongestNumber > Size - _used)
        {
            Flush();
        }
    }
}
