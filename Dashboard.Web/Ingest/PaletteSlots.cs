using System.Text;

namespace Dashboard.Web.Ingest;

/// <summary>Which colour a run gets: one of 12 hues, by its name, then the same hues dashed, so that 24 runs look different.</summary>
internal static class PaletteSlots
{
    public const int Hues = 12;
    public const int Count = 2 * Hues;

    /// <summary>The neutral look of runs that belong to none of the groups that are coloured.</summary>
    public const int NoGroup = Count;

    /// <summary>
    /// Slots of <paramref name="runs"/>, in their order. Runs choose in the order (start, name), unknown starts last: the slot
    /// of their name, or the next one with the fewest runs; so what started earlier keeps its colour when others come.
    /// </summary>
    public static int[] Assign(IReadOnlyList<(double Start, string Name)> runs)
    {
        var order = Enumerable.Range(0, runs.Count).ToArray();
        Array.Sort(order, (a, b) => Compare(runs[a], runs[b]));
        var slots = new int[runs.Count];
        Span<bool> taken = stackalloc bool[Hues];
        for (var i = 0; i < order.Length; i++)
        {
            if (i % Hues == 0)
            {
                taken.Clear();
            }

            var hue = (int)(Hash(runs[order[i]].Name) % Hues);
            while (taken[hue])
            {
                hue = (hue + 1) % Hues;
            }

            taken[hue] = true;
            slots[order[i]] = hue + (i / Hues % 2 * Hues);
        }

        return slots;
    }

    private static int Compare((double Start, string Name) a, (double Start, string Name) b)
    {
        var byStart = (double.IsNaN(a.Start), a.Start).CompareTo((double.IsNaN(b.Start), b.Start));
        return byStart != 0 ? byStart : string.CompareOrdinal(a.Name, b.Name);
    }

    /// <summary>FNV-1a: the same on every machine, in every process.</summary>
    private static uint Hash(string name)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash ^ (hash >> 16);
    }
}
