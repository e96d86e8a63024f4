using System.Numerics;

namespace Dashboard.Web.Series;

/// <summary>Sets of places in a block, as four words of bits.</summary>
internal static class Places
{
    public const int Words = PointBlock.Capacity / 64;

    public static bool Contains(ulong[] places, int place) => (places[place >> 6] >> (place & 63) & 1) != 0;

    public static void Add(ulong[] places, int place) => places[place >> 6] |= 1UL << (place & 63);

    public static void Remove(ulong[] places, int place) => places[place >> 6] &= ~(1UL << (place & 63));

    /// <summary>The last place of the set, −1 when it is empty.</summary>
    public static int Highest(ulong[] places)
    {
        for (int word = Words - 1; word >= 0; word--)
        {
            if (places[word] != 0)
            {
                return (word << 6) + 63 - BitOperations.LeadingZeroCount(places[word]);
            }
        }

        return -1;
    }

    /// <summary>The bits of word <paramref name="word"/> when all of the first <paramref name="count"/> places are in.</summary>
    public static ulong Full(int count, int word) => Math.Clamp(count - (word << 6), 0, 64) switch
    {
        0 => 0,
        64 => ulong.MaxValue,
        int bits => (1UL << bits) - 1,
    };

    /// <summary>The set of the first <paramref name="count"/> places.</summary>
    public static ulong[] Full(int count) => [Full(count, 0), Full(count, 1), Full(count, 2), Full(count, 3)];
}
