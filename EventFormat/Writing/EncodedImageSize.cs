using System.Buffers.Binary;

namespace EventFormat.Writing;

/// <summary>Reads width and height from the head of an encoded image.</summary>
internal static class EncodedImageSize
{
    /// <summary>False when the bytes are no PNG, JPEG, GIF, WebP or BMP, or end too early.</summary>
    public static bool TryRead(ReadOnlySpan<byte> file, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (file.Length < 26)
        {
            return false;
        }

        if (file[0] == 0x89 && file[1..].StartsWith("PNG\r\n\u001A\n"u8))
        {
            (width, height) = (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        }
        else if (file.StartsWith("GIF8"u8))
        {
            (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        }
        else if (file.StartsWith("BM"u8))
        {
            // A negative height says that rows run downwards.
            var rows = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(file[22..]));
            (width, height) = (BinaryPrimitives.ReadInt32LittleEndian(file[18..]), (int)Math.Min(rows, int.MaxValue));
        }
        else if (file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
        {
            ReadWebP(file[12..], out width, out height);
        }
        else if (file[0] == 0xFF && file[1] == 0xD8)
        {
            ReadJpeg(file[2..], out width, out height);
        }

        return width > 0 && height > 0;
    }

    private static void ReadWebP(ReadOnlySpan<byte> chunk, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (chunk.StartsWith("VP8X"u8) && chunk.Length >= 18)
        {
            (width, height) = (1 + U24(chunk[12..]), 1 + U24(chunk[15..]));
        }
        else if (chunk.StartsWith("VP8L"u8) && chunk.Length >= 13)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(chunk[9..]);
            (width, height) = (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }
        else if (chunk.StartsWith("VP8 "u8) && chunk.Length >= 18)
        {
            (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(chunk[16..]) & 0x3FFF);
        }
    }

    private static int U24(ReadOnlySpan<byte> from) => from[0] | (from[1] << 8) | (from[2] << 16);

    /// <summary>Walks the segments up to the frame header: <c>FF kind length(2) precision(1) height(2) width(2)</c>.</summary>
    private static void ReadJpeg(ReadOnlySpan<byte> rest, out int width, out int height)
    {
        (width, height) = (0, 0);
        while (rest.Length >= 9 && rest[0] == 0xFF)
        {
            var kind = rest[1];
            if (kind == 0xFF)
            {
                rest = rest[1..];
                continue;
            }

            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(rest[5..]), BinaryPrimitives.ReadUInt16BigEndian(rest[7..]));
                return;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            rest = length <= rest.Length ? rest[length..] : [];
        }
    }
}
