using Dashboard.Web.Projector.Embeddings;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>A projector configuration as protobuf's JSON, the shapes of its tensors filled in.</summary>
internal static class ProjectorInfo
{
    public static async Task WriteAsync(PythonJsonWriter json, IEnumerable<ConfiguredEmbedding> embeddings, EmbeddingStore store, CancellationToken cancel)
    {
        json.BeginObject().Name("embeddings").BeginArray();
        foreach (var embedding in embeddings)
        {
            var config = embedding.Config;
            json.BeginObject();
            Text("tensorName", NameOf(embedding));
            Text("metadataPath", config.MetadataPath);
            Text("bookmarksPath", config.BookmarksPath);
            Numbers("tensorShape", await ShapeAsync(embedding, store, cancel));
            if (config.Sprite is { } sprite)
            {
                json.Name("sprite").BeginObject();
                Text("imagePath", sprite.ImagePath);
                Numbers("singleImageDim", sprite.SingleImageDim);
                json.EndObject();
            }

            Text("tensorPath", config.TensorPath);
            json.EndObject();
        }

        json.EndArray().EndObject();

        void Text(string name, string text)
        {
            if (text.Length > 0)
            {
                json.Name(name).Value(text);
            }
        }

        void Numbers(string name, IReadOnlyCollection<uint> numbers)
        {
            if (numbers.Count == 0)
            {
                return;
            }

            json.Name(name).BeginArray();
            foreach (var number in numbers)
            {
                json.Value((long)number);
            }

            json.EndArray();
        }
    }

    /// <summary>Its name as clients ask for it.</summary>
    public static string NameOf(ConfiguredEmbedding embedding) => Shorten(embedding.Name);

    /// <summary>A tensor's name without <c>:0</c>, its first output.</summary>
    public static string Shorten(string name) => name.EndsWith(":0", StringComparison.Ordinal) ? name[..^2] : name;

    /// <summary>As configured, else as the file has it; nothing when it cannot be read.</summary>
    private static async Task<IReadOnlyCollection<uint>> ShapeAsync(ConfiguredEmbedding embedding, EmbeddingStore store, CancellationToken cancel)
    {
        if (embedding.Config.TensorShape.Count > 0)
        {
            return embedding.Config.TensorShape;
        }

        try
        {
            var points = (await store.LoadAsync(embedding, null, cancel)).Points;
            return [(uint)points.Count, (uint)points.Dimensions];
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
