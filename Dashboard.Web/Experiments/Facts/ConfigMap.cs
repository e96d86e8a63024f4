using System.Collections;
using System.Runtime.InteropServices;
using Dashboard.Web.HParams;

namespace Dashboard.Web.Experiments.Facts;

/// <summary>Settings of a run by their paths, in order of path; immutable.</summary>
/// <remarks>An array and a binary search: a tenth of what a dictionary takes, over ten thousand runs.</remarks>
public sealed class ConfigMap : IReadOnlyList<ConfigEntry>, IEquatable<ConfigMap>
{
    private readonly ConfigEntry[] _entries;

    private ConfigMap(ConfigEntry[] entries) => _entries = entries;

    public static ConfigMap Empty { get; } = new([]);

    public int Count => _entries.Length;

    public ConfigEntry this[int index] => _entries[index];

    /// <summary>The value at a path; missing when there is none.</summary>
    public TrialValue this[string key]
    {
        get
        {
            var (low, high) = (0, _entries.Length - 1);
            while (low <= high)
            {
                var middle = (low + high) >> 1;
                var order = string.CompareOrdinal(_entries[middle].Key, key);
                if (order == 0)
                {
                    return _entries[middle].Value;
                }

                (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
            }

            return TrialValue.Missing;
        }
    }

    /// <summary>Of several entries with one path the first counts; missing values are left out.</summary>
    public static ConfigMap Of(IEnumerable<ConfigEntry> entries)
    {
        var sorted = entries.Where(entry => !entry.Value.IsMissing).DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        Array.Sort(sorted, (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return sorted.Length == 0 ? Empty : new ConfigMap(sorted);
    }

    public ReadOnlySpan<ConfigEntry> AsSpan() => _entries;

    public IEnumerator<ConfigEntry> GetEnumerator() => ImmutableCollectionsMarshal.AsImmutableArray(_entries).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ConfigMap? other) => other is not null && (ReferenceEquals(this, other) || AsSpan().SequenceEqual(other.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as ConfigMap);

    public override int GetHashCode() => _entries.Length == 0 ? 0 : HashCode.Combine(_entries.Length, _entries[0]);
}
