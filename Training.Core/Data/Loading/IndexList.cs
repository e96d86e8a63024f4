namespace Training.Core.Data.Loading;

/// <summary>Indices in a message, not all of them if they are many.</summary>
internal static class IndexList
{
    private const int Shown = 8;

    public static string Describe(IReadOnlyCollection<int> indices) =>
        $"items {string.Join(", ", indices.Take(Shown))}{(indices.Count > Shown ? $", … ({indices.Count} in all)" : "")}";
}
