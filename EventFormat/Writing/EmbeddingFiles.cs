using System.Globalization;
using System.Text;

namespace EventFormat.Writing;

/// <summary>Writes an embedding beside the event files, where TensorBoard's projector looks: PyTorch's layout.</summary>
/// <remarks>
/// <code>
/// projector_config.pbtxt    00010/tag/tensors.tsv    00010/tag/metadata.tsv    00010/tag/sprite.png
/// </code>
/// </remarks>
internal sealed class EmbeddingFiles(string directory)
{
    public void Write(string tag, Embedding embedding, long step)
    {
        var number = step.ToString("D5", CultureInfo.InvariantCulture);
        var folder = $"{number}/{Encode(tag)}";
        var path = Directory.CreateDirectory(Path.Combine(directory, folder)).FullName;
        using (var tensors = new StreamWriter(Path.Combine(path, "tensors.tsv")))
        {
            WritePoints(tensors, embedding);
        }

        var config = new StringBuilder();
        var name = $"{tag}:{number}";
        config.Append("embeddings {\n  tensor_name: \"").Append(Escape(name)).Append("\"\n");
        if (embedding.Metadata.Count > 0)
        {
            using var metadata = new StreamWriter(Path.Combine(path, "metadata.tsv"));
            WriteMetadata(metadata, embedding);
            config.Append("  metadata_path: \"").Append(Escape(folder)).Append("/metadata.tsv\"\n");
        }

        if (!embedding.Thumbnails.IsEmpty)
        {
            var shape = embedding.ThumbnailShape;
            File.WriteAllBytes(Path.Combine(path, "sprite.png"), Sprite(embedding));
            config.Append("  sprite {\n    image_path: \"").Append(Escape(folder)).Append("/sprite.png\"\n")
                .Append(CultureInfo.InvariantCulture, $"    single_image_dim: {shape.Width}\n    single_image_dim: {shape.Height}\n  }}\n");
        }

        config.Append("  tensor_path: \"").Append(Escape(folder)).Append("/tensors.tsv\"\n}\n");
        AddToConfig(name, config.ToString());
    }

    private static void WritePoints(StreamWriter to, Embedding embedding)
    {
        var points = embedding.Points.Span;
        Span<char> text = stackalloc char[32];
        for (var i = 0; i < points.Length; i++)
        {
            points[i].TryFormat(text, out var length, provider: CultureInfo.InvariantCulture);
            to.Write(text[..length]);
            to.Write((i + 1) % embedding.Dimensions == 0 ? '\n' : '\t');
        }
    }

    private static void WriteMetadata(StreamWriter to, Embedding embedding)
    {
        if (embedding.MetadataHeader.Count > 0)
        {
            to.Write(Row(embedding.MetadataHeader));
        }

        foreach (var row in embedding.Metadata)
        {
            to.Write(Row(row));
        }
    }

    private static string Row(IReadOnlyList<string> cells) =>
        string.Join('\t', cells.Select(cell => cell.ReplaceLineEndings(" ").Replace('\t', ' '))) + "\n";

    /// <summary>All thumbnails in one image, as many columns as rows.</summary>
    private static byte[] Sprite(Embedding embedding)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(embedding.Count));
        var pixels = ImagePixels.ToGrid(embedding.Thumbnails.Span, embedding.ThumbnailShape, embedding.Count, columns, gap: 0, out var grid);
        return PngEncoder.Encode(pixels, grid.Width, grid.Height, grid.Channels);
    }

    private void AddToConfig(string name, string text)
    {
        var path = Path.Combine(directory, "projector_config.pbtxt");
        var known = File.Exists(path) ? File.ReadAllText(path) : "";
        if (!known.Contains($"tensor_name: \"{Escape(name)}\"", StringComparison.Ordinal))
        {
            File.AppendAllText(path, text);
        }
    }

    /// <summary>A tag as one directory name.</summary>
    private static string Encode(string tag)
    {
        var name = tag.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2f", StringComparison.Ordinal).Replace("\\", "%5c", StringComparison.Ordinal);
        return name is "" or "." or ".." ? "%" + name : name;
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
