using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Web.Projector.Jobs;

namespace Dashboard.Web.Projector;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EmbeddingRow[]))]
[JsonSerializable(typeof(EmbeddingAnswer))]
[JsonSerializable(typeof(ProjectionRequest))]
[JsonSerializable(typeof(JobAnswer))]
[JsonSerializable(typeof(NeighbourRequest))]
[JsonSerializable(typeof(NeighbourAnswer))]
[JsonSerializable(typeof(AxesRequest))]
internal sealed partial class ProjectorJson : JsonSerializerContext;

/// <summary>An embedding in the list.</summary>
/// <param name="Source"><c>config</c> or <c>log</c>.</param>
internal sealed record EmbeddingRow(string Run, string Name, string Source);

/// <summary>What a page must know of an embedding before it draws it.</summary>
/// <param name="Fault">Why it cannot be shown; null when it can.</param>
/// <param name="Points">How many.</param>
/// <param name="Dimensions">Of each.</param>
/// <param name="NotFinite">Coordinates that were NaN or infinite.</param>
/// <param name="HasMetadata">Whether <c>metadata</c> answers.</param>
/// <param name="Sprite">Width and height of one thumbnail; null when there are none.</param>
/// <param name="HasBookmarks">Whether <c>bookmarks</c> answers.</param>
/// <param name="Steps">The steps there are values of, as text since they may not fit a JavaScript number; empty for files.</param>
/// <param name="Warnings">What of it cannot be shown, and why.</param>
internal sealed record EmbeddingAnswer(
    string? Fault, int Points, int Dimensions, int NotFinite, bool HasMetadata, int[]? Sprite, bool HasBookmarks, string[] Steps, IReadOnlyList<string> Warnings);

internal sealed record JobAnswer(string Id);

/// <summary>Body of <c>POST /api/projector/neighbours</c>.</summary>
internal sealed class NeighbourRequest
{
    public string Run { get; set; } = "";

    public string Name { get; set; } = "";

    public long? Step { get; set; }

    public int Point { get; set; }

    public int Count { get; set; } = 10;

    public string Metric { get; set; } = "cosine";

    /// <summary>Only among these; among all when null.</summary>
    public int[]? Among { get; set; }
}

internal sealed record NeighbourAnswer(int[] Points, float[] Distances);

/// <summary>Body of <c>POST /api/projector/axes</c>: directions from the centroid of some points to that of others.</summary>
internal sealed class AxesRequest
{
    public string Run { get; set; } = "";

    public string Name { get; set; } = "";

    public long? Step { get; set; }

    /// <summary>Up to three.</summary>
    public AxisEnds[] Axes { get; set; } = [];
}

internal sealed class AxisEnds
{
    public int[] From { get; set; } = [];

    public int[] To { get; set; } = [];
}
