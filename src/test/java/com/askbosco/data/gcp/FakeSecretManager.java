package com.askbosco.data.gcp;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.secretmanager.v1.AccessSecretVersionRequest;
import com.google.cloud.secretmanager.v1.AccessSecretVersionResponse;
import com.google.cloud.secretmanager.v1.AddSecretVersionRequest;
import com.google.cloud.secretmanager.v1.DestroySecretVersionRequest;
import com.google.cloud.secretmanager.v1.DisableSecretVersionRequest;
import com.google.cloud.secretmanager.v1.ListSecretVersionsRequest;
import com.google.cloud.secretmanager.v1.ListSecretVersionsResponse;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import com.google.cloud.secretmanager.v1.SecretManagerServiceSettings;
import com.google.cloud.secretmanager.v1.SecretPayload;
import com.google.cloud.secretmanager.v1.SecretVersion;
import com.google.cloud.secretmanager.v1.SecretVersion.State;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32C;

/** Secret Manager in this process, spoken to over gRPC by Google's client. One secret, {@code projects/p/secrets/s}. */
final class FakeSecretManager implements AutoCloseable {
  private static final String SECRET = "projects/p/secrets/s";

  private record Version(ByteString data, State state) {}

  /** What the next calls fail with, one after the other. */
  final Deque<Status> faults = new ArrayDeque<>();

  /** Every call: its method and the resource. */
  final List<String> calls = new ArrayList<>();

  /** How far checksums are off. */
  long wrongBy;

  /** Methods that this caller may not use. */
  String forbidden = "";

  private final List<Version> versions = new ArrayList<>();
  private final Server server;
  private final ManagedChannel channel;
  final SecretManagerServiceClient client;

  FakeSecretManager(String... secrets) throws IOException {
    for (String secret : secrets) {
      versions.add(new Version(ByteString.copyFromUtf8(secret), State.ENABLED));
    }
    String name = UUID.randomUUID().toString();
    server = InProcessServerBuilder.forName(name)
        .directExecutor()
        .addService(ServerServiceDefinition.builder(
                "google.cloud.secretmanager.v1.SecretManagerService")
            .addMethod(
                method(
                    "AccessSecretVersion",
                    AccessSecretVersionRequest.getDefaultInstance(),
                    AccessSecretVersionResponse.getDefaultInstance()),
                unary("Access", AccessSecretVersionRequest::getName, this::access))
            .addMethod(
                method(
                    "AddSecretVersion",
                    AddSecretVersionRequest.getDefaultInstance(),
                    SecretVersion.getDefaultInstance()),
                unary("Add", AddSecretVersionRequest::getParent, this::add))
            .addMethod(
                method(
                    "ListSecretVersions",
                    ListSecretVersionsRequest.getDefaultInstance(),
                    ListSecretVersionsResponse.getDefaultInstance()),
                unary("List", ListSecretVersionsRequest::getParent, request -> list()))
            .addMethod(
                method(
                    "DisableSecretVersion",
                    DisableSecretVersionRequest.getDefaultInstance(),
                    SecretVersion.getDefaultInstance()),
                unary(
                    "Disable",
                    DisableSecretVersionRequest::getName,
                    request -> become(request.getName(), State.DISABLED)))
            .addMethod(
                method(
                    "DestroySecretVersion",
                    DestroySecretVersionRequest.getDefaultInstance(),
                    SecretVersion.getDefaultInstance()),
                unary(
                    "Destroy",
                    DestroySecretVersionRequest::getName,
                    request -> become(request.getName(), State.DESTROYED)))
            .build())
        .build()
        .start();
    channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    client = SecretManagerServiceClient.create(SecretManagerServiceSettings.newBuilder()
        .setTransportChannelProvider(
            FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel)))
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build());
  }

  private static <I extends Message, O extends Message> MethodDescriptor<I, O> method(
      String name, I request, O response) {
    return MethodDescriptor.<I, O>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(
            "google.cloud.secretmanager.v1.SecretManagerService", name))
        .setRequestMarshaller(ProtoUtils.marshaller(request))
        .setResponseMarshaller(ProtoUtils.marshaller(response))
        .build();
  }

  private <I, O> io.grpc.ServerCallHandler<I, O> unary(
      String name, Function<I, String> resource, Function<I, O> answer) {
    return ServerCalls.asyncUnaryCall((request, observer) -> {
      calls.add(name + " " + resource.apply(request));
      Status fault = faults.poll();
      if (fault != null) {
        observer.onError(fault.asRuntimeException());
      } else if (name.matches(forbidden)) {
        observer.onError(Status.PERMISSION_DENIED.asRuntimeException());
      } else {
        observer.onNext(answer.apply(request));
        observer.onCompleted();
      }
    });
  }

  private AccessSecretVersionResponse access(AccessSecretVersionRequest request) {
    String version = request.getName().substring((SECRET + "/versions/").length());
    int number = version.equals("latest") ? versions.size() : Integer.parseInt(version);
    ByteString data = versions.get(number - 1).data();
    CRC32C crc = new CRC32C();
    crc.update(data.toByteArray());
    return AccessSecretVersionResponse.newBuilder()
        .setName(SECRET + "/versions/" + number)
        .setPayload(
            SecretPayload.newBuilder().setData(data).setDataCrc32C(crc.getValue() + wrongBy))
        .build();
  }

  private SecretVersion add(AddSecretVersionRequest request) {
    versions.add(new Version(request.getPayload().getData(), State.ENABLED));
    return version(versions.size());
  }

  private ListSecretVersionsResponse list() {
    ListSecretVersionsResponse.Builder all = ListSecretVersionsResponse.newBuilder();
    for (int number = versions.size(); number > 0; number--) {
      all.addVersions(version(number));
    }
    return all.build();
  }

  private SecretVersion become(String name, State state) {
    int number = Integer.parseInt(name.substring(name.lastIndexOf('/') + 1));
    versions.set(number - 1, new Version(versions.get(number - 1).data(), state));
    return version(number);
  }

  private SecretVersion version(int number) {
    return SecretVersion.newBuilder()
        .setName(SECRET + "/versions/" + number)
        .setState(versions.get(number - 1).state())
        .build();
  }

  /** The states of all versions, oldest first. */
  List<State> states() {
    return versions.stream().map(Version::state).toList();
  }

  @Override
  public void close() {
    client.close();
    channel.shutdownNow();
    server.shutdownNow();
  }
}
