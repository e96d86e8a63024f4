using System.Diagnostics.CodeAnalysis;

namespace Training.Core.Weights.Pickle;

/// <summary>A Python dictionary as it was pickled: keys are texts, numbers or truth values, in the order they were set.</summary>
public sealed class PickleMap
{
    private readonly OrderedDictionary<object, object?> _values = new(SeededComparer.Instance);

    /// <summary>How many keys there are.</summary>
    public int Count => _values.Count;

    /// <summary>The keys, in order: <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>.</summary>
    public IReadOnlyList<object> Keys => _values.Keys;

    /// <summary>The value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public object? this[object key] => _values[key];

    /// <summary>Looks a key up.</summary>
    public bool TryGetValue(object key, [MaybeNullWhen(false)] out object? value) => _values.TryGetValue(key, out value);

    /// <summary>Keys that are texts, with their values.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Named =>
        _values.Where(pair => pair.Key is string).Select(pair => KeyValuePair.Create((string)pair.Key, pair.Value));

    internal IReadOnlyList<object?> Values => _values.Values;

    internal void Set(object? key, object? value)
    {
        if (key is not (string or long or double or bool))
        {
            throw new WeightsFormatException("The pickle has a dictionary whose key is neither a text nor a number.");
        }

        _values[key] = value;
    }

    /// <summary>Hashes that whoever made the file cannot foresee, so that none can make all keys collide.</summary>
    private sealed class SeededComparer : IEqualityComparer<object>
    {
        public static readonly SeededComparer Instance = new();

        public new bool Equals(object? x, object? y) => object.Equals(x, y);

        public int GetHashCode(object key) => HashCode.Combine(key);
    }
}
