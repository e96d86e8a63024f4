using Dashboard.Web.Ingest;
using Dashboard.Web.Series;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Dashboard.Web.Api.TensorBoard.DataProvider;

/// <summary>Lets <c>tensorboard --grpc_data_provider=HOST:PORT</c> run on what Monitor reads. All data is of one experiment.</summary>
internal sealed class DataProviderService(LoggedData logged, ILogDirectories directories, SampleCounts counts) : TensorBoardDataProvider.TensorBoardDataProviderBase
{
    /// <summary>Bytes of a blob sent at a time: clients take four megabytes at most unless told otherwise.</summary>
    private const int ChunkBytes = 1 << 20;

    public override Task<GetExperimentResponse> GetExperiment(GetExperimentRequest request, ServerCallContext context) =>
        Task.FromResult(new GetExperimentResponse { DataLocation = CoreRoutes.Location(directories), CreationTime = new Timestamp() });

    public override Task<ListPluginsResponse> ListPlugins(ListPluginsRequest request, ServerCallContext context)
    {
        var names = logged.Runs(static _ => true, static tag => tag.PluginName.Length > 0)
            .SelectMany(run => run.Tags).Select(tag => tag.PluginName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Task.FromResult(new ListPluginsResponse { Plugins = { names.Select(name => new Plugin { Name = name }) } });
    }

    public override Task<ListRunsResponse> ListRuns(ListRunsRequest request, ServerCallContext context) => Task.FromResult(new ListRunsResponse
    {
        // A run of which no time is known comes last, as TensorBoard orders them.
        Runs = { logged.RunsByStart().Select(run => new Run { Name = run.Name, StartTime = double.IsNaN(run.Start) ? double.PositiveInfinity : run.Start }) },
    });

    public override Task<ListScalarsResponse> ListScalars(ListScalarsRequest request, ServerCallContext context)
    {
        var response = new ListScalarsResponse();
        foreach (var run in SeriesFilter.Of(request.PluginFilter, request.RunTagFilter).In(logged, DataKinds.IsScalar))
        {
            var entry = new ListScalarsResponse.Types.RunEntry { RunName = run.Run.Name };
            foreach (var tag in run.Tags)
            {
                if (run.Run.Store.Series(tag.Index)?.LastPoint() is { } last)
                {
                    var metadata = new ScalarMetadata { MaxStep = last.Step, MaxWallTime = last.WallTime, SummaryMetadata = DataKinds.Metadata(tag) };
                    entry.Tags.Add(new ListScalarsResponse.Types.TagEntry { TagName = tag.Name, Metadata = metadata });
                }
            }

            response.Runs.Add(entry);
        }

        return Task.FromResult(response);
    }

    public override Task<ReadScalarsResponse> ReadScalars(ReadScalarsRequest request, ServerCallContext context)
    {
        var count = SeriesFilter.Count(request.Downsample);
        var response = new ReadScalarsResponse();
        foreach (var run in SeriesFilter.OfScalars(request.PluginFilter, request.RunTagFilter).In(logged, DataKinds.IsScalar))
        {
            var entry = new ReadScalarsResponse.Types.RunEntry { RunName = run.Run.Name };
            foreach (var tag in run.Tags)
            {
                if (run.Run.Store.Series(tag.Index) is not { } series)
                {
                    continue;
                }

                var data = new ScalarData();
                foreach (var point in ScalarsAnswer.Points(series, count))
                {
                    data.Step.Add(point.Step);
                    data.WallTime.Add(point.WallTime);
                    data.Value.Add((float)point.Value);
                }

                entry.Tags.Add(new ReadScalarsResponse.Types.TagEntry { TagName = tag.Name, Data = data });
            }

            response.Runs.Add(entry);
            context.CancellationToken.ThrowIfCancellationRequested();
        }

        return Task.FromResult(response);
    }

    public override Task<ListTensorsResponse> ListTensors(ListTensorsRequest request, ServerCallContext context)
    {
        var response = new ListTensorsResponse();
        foreach (var run in SeriesFilter.Of(request.PluginFilter, request.RunTagFilter).In(logged, DataKinds.IsTensor))
        {
            var entry = new ListTensorsResponse.Types.RunEntry { RunName = run.Run.Name };
            foreach (var tag in run.Tags)
            {
                // Hyperparameters stand in the metadata alone: of such a tag there may be no value.
                var last = logged.Values(run.Run, tag) is { Last: >= 0 } values ? values.Sequence[values.Last] : default;
                var metadata = new TensorMetadata { MaxStep = last.Step, MaxWallTime = last.WallTime, SummaryMetadata = DataKinds.Metadata(tag) };
                entry.Tags.Add(new ListTensorsResponse.Types.TagEntry { TagName = tag.Name, Metadata = metadata });
            }

            response.Runs.Add(entry);
        }

        return Task.FromResult(response);
    }

    public override async Task<ReadTensorsResponse> ReadTensors(ReadTensorsRequest request, ServerCallContext context)
    {
        var count = SeriesFilter.Count(request.Downsample);
        var response = new ReadTensorsResponse();
        foreach (var run in SeriesFilter.Of(request.PluginFilter, request.RunTagFilter).In(logged, DataKinds.IsTensor))
        {
            var entry = new ReadTensorsResponse.Types.RunEntry { RunName = run.Run.Name };
            foreach (var tag in run.Tags)
            {
                var data = new TensorData();
                var values = logged.Values(run.Run, tag);
                foreach (var index in values?.Sample(count) ?? [])
                {
                    if (await values!.TryReadAsync(index, value => TensorReader.Read(tag.Kind, value), context.CancellationToken) is { } tensor)
                    {
                        data.Step.Add(values.Sequence[index].Step);
                        data.WallTime.Add(values.Sequence[index].WallTime);
                        data.Value.Add(tensor);
                    }
                }

                entry.Tags.Add(new ReadTensorsResponse.Types.TagEntry { TagName = tag.Name, Data = data });
            }

            response.Runs.Add(entry);
        }

        return response;
    }

    public override async Task<ListBlobSequencesResponse> ListBlobSequences(ListBlobSequencesRequest request, ServerCallContext context)
    {
        var response = new ListBlobSequencesResponse();
        foreach (var run in SeriesFilter.Of(request.PluginFilter, request.RunTagFilter).In(logged, DataKinds.IsBlobSequence))
        {
            var entry = new ListBlobSequencesResponse.Types.RunEntry { RunName = run.Run.Name };
            foreach (var tag in run.Tags)
            {
                if (logged.Values(run.Run, tag) is { Last: >= 0 } values)
                {
                    var last = values.Sequence[values.Last];
                    var metadata = new BlobSequenceMetadata
                    {
                        MaxStep = last.Step,
                        MaxWallTime = last.WallTime,
                        MaxLength = BlobElements.Before(tag.Kind) + await counts.OfAsync(values, context.CancellationToken),
                        SummaryMetadata = DataKinds.Metadata(tag),
                    };
                    entry.Tags.Add(new ListBlobSequencesResponse.Types.TagEntry { TagName = tag.Name, Metadata = metadata });
                }
            }

            response.Runs.Add(entry);
        }

        return response;
    }

    public override async Task<ReadBlobSequencesResponse> ReadBlobSequences(ReadBlobSequencesRequest request, ServerCallContext context)
    {
        var count = SeriesFilter.Count(request.Downsample);
        var response = new ReadBlobSequencesResponse();
        foreach (var run in SeriesFilter.Of(request.PluginFilter, request.RunTagFilter).In(logged, DataKinds.IsBlobSequence))
        {
            var entry = new ReadBlobSequencesResponse.Types.RunEntry { RunName = run.Run.Name };
            foreach (var tag in run.Tags)
            {
                var data = new BlobSequenceData();
                var values = logged.Values(run.Run, tag);
                foreach (var index in values?.Sample(count) ?? [])
                {
                    var (step, wall) = (values!.Sequence[index].Step, values.Sequence[index].WallTime);
                    var samples = await values.TryReadAsync(index, value => (int?)BlobElements.Count(tag.Kind, value), context.CancellationToken);
                    if (samples is not { } known)
                    {
                        continue;
                    }

                    var references = Enumerable.Range(0, BlobElements.Before(tag.Kind) + known)
                        .Select(element => new BlobReference { BlobKey = new BlobKey(tag.PluginName, run.Run.Name, tag.Name, step, element).ToString() });
                    data.Step.Add(step);
                    data.WallTime.Add(wall);
                    data.Values.Add(new BlobReferenceSequence { BlobRefs = { references } });
                }

                entry.Tags.Add(new ReadBlobSequencesResponse.Types.TagEntry { TagName = tag.Name, Data = data });
            }

            response.Runs.Add(entry);
        }

        return response;
    }

    public override async Task ReadBlob(ReadBlobRequest request, IServerStreamWriter<ReadBlobResponse> responseStream, ServerCallContext context)
    {
        var key = BlobKey.TryParse(request.BlobKey) ?? throw new RpcException(new Status(StatusCode.InvalidArgument, "this is no blob key"));
        if (await BlobElements.ReadAsync(logged, key, context.CancellationToken) is not { } blob)
        {
            throw new RpcException(new Status(StatusCode.NotFound, "there is no such blob"));
        }

        for (var from = 0; from < blob.Length || from == 0; from += ChunkBytes)
        {
            var chunk = blob.Slice(from, Math.Min(ChunkBytes, blob.Length - from));
            await responseStream.WriteAsync(new ReadBlobResponse { Data = UnsafeByteOperations.UnsafeWrap(chunk) }, context.CancellationToken);
        }
    }
}
