using EventFormat.Protos;
using EventFormat.Runs;
using EventFormat.Summaries;
using Google.Protobuf;

namespace Dashboard.Web.Api.TensorBoard.DataProvider;

/// <summary>TensorBoard's three kinds of data: scalars, tensors, sequences of blobs.</summary>
internal static class DataKinds
{
    public static bool IsScalar(SummaryKind kind) => kind == SummaryKind.Scalar;

    public static bool IsBlobSequence(SummaryKind kind) =>
        kind is SummaryKind.Image or SummaryKind.Audio or SummaryKind.Graph or SummaryKind.KerasGraph or SummaryKind.RunMetadata;

    public static bool IsTensor(SummaryKind kind) => !IsScalar(kind) && !IsBlobSequence(kind);

    /// <summary>What a tag's first value says of it.</summary>
    public static SummaryMetadata Metadata(TagInfo tag) => new()
    {
        PluginData = new SummaryMetadata.Types.PluginData { PluginName = tag.PluginName, Content = ByteString.CopyFrom(tag.PluginContent.Span) },
        DisplayName = tag.DisplayName,
        SummaryDescription = tag.Description,
        DataClass = IsScalar(tag.Kind) ? DataClass.Scalar : IsBlobSequence(tag.Kind) ? DataClass.BlobSequence : DataClass.Tensor,
    };
}
