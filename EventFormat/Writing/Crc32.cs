namespace EventFormat.Writing;

/// <summary>The CRC-32 of PNG (polynomial 0x04C11DB7, reflected), four bytes at a time.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of two pieces one after the other.</summary>
    public static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => ~Update(Update(uint.MaxValue, first), second);

    private static uint Update(uint crc, ReadOnlySpan<byte> bytes)
    {
        var (t0, t1, t2, t3) = (Tables[0], Tables[1], Tables[2], Tables[3]);
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            crc ^= bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16) | ((uint)bytes[3] << 24);
            crc = t3[(byte)crc] ^ t2[(byte)(crc >> 8)] ^ t1[(byte)(crc >> 16)] ^ t0[crc >> 24];
        }

        foreach (var next in bytes)
        {
            crc = t0[(byte)(crc ^ next)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[4][];
        for (var table = 0; table < tables.Length; table++)
        {
            tables[table] = new uint[256];
            for (var i = 0u; i < 256; i++)
            {
                var crc = table == 0 ? i : tables[table - 1][i];
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
                }

                tables[table][i] = crc;
            }
        }

        return tables;
    }
}
