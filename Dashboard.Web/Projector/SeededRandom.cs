namespace Dashboard.Web.Projector;

/// <summary>A small, fast source of numbers (xoshiro128**, Blackman and Vigna) that gives the same ones for the same seed on every machine.</summary>
internal struct SeededRandom
{
    private uint _a;
    private uint _b;
    private uint _c;
    private uint _d;

    public SeededRandom(ulong seed)
    {
        // splitmix64, as its authors advise for seeding.
        var first = Mix(seed + 0x9E3779B97F4A7C15);
        var second = Mix(seed + 0x3C6EF372FE94F82A);
        (_a, _b, _c, _d) = ((uint)first, (uint)(first >> 32), (uint)second, (uint)(second >> 32) | 1);
    }

    public uint NextUInt()
    {
        var result = uint.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 9;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = uint.RotateLeft(_d, 11);
        return result;
    }

    /// <summary>Below <paramref name="bound"/>, which is positive.</summary>
    public int Next(int bound) => (int)(((ulong)NextUInt() * (uint)bound) >> 32);

    /// <summary>In [0, 1).</summary>
    public float NextSingle() => (NextUInt() >> 8) * (1f / (1 << 24));

    /// <summary>Normally distributed.</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - (double)NextSingle())) * Math.Cos(2 * Math.PI * NextSingle());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
