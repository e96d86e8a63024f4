namespace Training.Core.Metrics;

/// <summary>A metric that decides something, by its name.</summary>
internal static class Monitored
{
    public static double Value(IReadOnlyDictionary<string, double> metrics, string name) => metrics.TryGetValue(name, out var value)
        ? value
        : throw new InvalidOperationException($"There is no metric {name} to go by; there are: {string.Join(", ", metrics.Keys)}.");

    /// <summary>Whether a value beats the best by more than a difference. NaN beats nothing.</summary>
    public static bool IsBetter(Better better, double value, double? best, double difference = 0) =>
        !double.IsNaN(value) && (best is not { } former || (better == Better.Less ? value < former - difference : value > former + difference));
}
