using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitor.Tests.Support;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>One request that a real TensorBoard answered, and its answer.</summary>
/// <param name="Directory">The recordings it belongs to.</param>
/// <param name="Name">Its name among them.</param>
/// <param name="Index">What is recorded beside the answer's body.</param>
internal sealed record Recording(string Directory, string Name, JsonElement Index)
{
    private string FileName => Index.GetProperty("file").GetString()!;

    public int Status => Index.GetProperty("status").GetInt32();

    public string ContentType => Index.GetProperty("content_type").GetString()!;

    public bool IsJson => ContentType == "application/json";

    public static IEnumerable<Recording> All(string directory)
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(SharedData.PathOf(directory, "index.json")));
        return [.. index.RootElement.EnumerateArray().Select(one => new Recording(directory, one.GetProperty("name").GetString()!, one.Clone()))];
    }

    public static Recording Of(string directory, string name) => All(directory).Single(one => one.Name == name);

    public byte[] Body() => File.ReadAllBytes(SharedData.PathOf(Directory, FileName));

    public JsonNode? Json() => JsonNode.Parse(Body());

    /// <summary>The request as it was sent, for another server.</summary>
    public HttpRequestMessage Request()
    {
        var path = Index.GetProperty("path").GetString()!;
        if (Index.TryGetProperty("form", out var form) && form.ValueKind == JsonValueKind.Array)
        {
            return new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(form.EnumerateArray().Select(field => KeyValuePair.Create(field[0].GetString()!, field[1].GetString()!))),
            };
        }

        return Index.TryGetProperty("json_body", out var body) && body.ValueKind == JsonValueKind.Object
            ? new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) }
            : new HttpRequestMessage(HttpMethod.Get, path);
    }
}
