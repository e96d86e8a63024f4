namespace EventFormat.Writing;

/// <summary>GIF's LZW over 8-bit symbols: codes of 9 to 12 bits, least significant bit first, in blocks of at most 255 bytes.</summary>
internal sealed class GifLzw(Stream to)
{
    private const int ClearCode = 256;
    private const int EndCode = 257;
    private const int MaxCodes = 4096;

    private readonly byte[] _block = new byte[256];
    private int _blockBytes;
    private uint _bits;
    private int _bitCount;

    public void Write(ReadOnlySpan<byte> indices)
    {
        to.WriteByte(8);
        var (next, width) = (EndCode + 1, 9);
        var codes = new Dictionary<int, int>();
        Put(ClearCode, width);
        int prefix = indices[0];
        foreach (var symbol in indices[1..])
        {
            var key = (prefix << 8) | symbol;
            if (codes.TryGetValue(key, out var longer))
            {
                prefix = longer;
                continue;
            }

            Put(prefix, width);
            if (next < MaxCodes)
            {
                // The reader knows a code one step later than the writer: the width grows after 2^width codes.
                width += next == 1 << width ? 1 : 0;
                codes[key] = next++;
            }
            else
            {
                Put(ClearCode, width);
                codes.Clear();
                (next, width) = (EndCode + 1, 9);
            }

            prefix = symbol;
        }

        Put(prefix, width);
        Put(EndCode, width + (next == 1 << width && width < 12 ? 1 : 0));
        Finish();
    }

    private void Put(int code, int width)
    {
        _bits |= (uint)code << _bitCount;
        for (_bitCount += width; _bitCount >= 8; _bitCount -= 8, _bits >>= 8)
        {
            PutByte((byte)_bits);
        }
    }

    private void PutByte(byte value)
    {
        _block[1 + _blockBytes++] = value;
        if (_blockBytes == 255)
        {
            FlushBlock();
        }
    }

    private void Finish()
    {
        if (_bitCount > 0)
        {
            PutByte((byte)_bits);
        }

        FlushBlock();
        to.WriteByte(0);
        (_bits, _bitCount) = (0, 0);
    }

    private void FlushBlock()
    {
        if (_blockBytes > 0)
        {
            _block[0] = (byte)_blockBytes;
            to.Write(_block.AsSpan(0, _blockBytes + 1));
            _blockBytes = 0;
        }
    }
}
